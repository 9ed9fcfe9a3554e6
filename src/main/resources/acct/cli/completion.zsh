#compdef acct
# Completion of acct for zsh: put `source <(acct completion zsh)` into ~/.zshrc, or this text as _acct into a folder of
# $fpath. It asks acct itself, so it knows what the store knows.
_acct() {
    local -a candidates
    candidates=("${(@f)$(command ${words[1]} completion words -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    candidates=(${candidates:#})
    if (( ${#candidates} == 0 )); then
        _files
    elif [[ ${#candidates} -eq 1 && ${candidates[1]} == *= ]]; then
        compadd -S '' -- $candidates
    else
        # Without -Q zsh quotes what it would obey: a log may name a job $(reboot).
        compadd -- $candidates
    fi
}
if [[ $funcstack[1] == _acct ]]; then _acct "$@"; else compdef _acct acct; fi
