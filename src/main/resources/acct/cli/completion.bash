# Completion of acct for bash: put `source <(acct completion bash)` into ~/.bashrc, or this text into
# /etc/bash_completion.d/acct. It asks acct itself, so it knows what the store knows.
_acct() {
    local line=${COMP_LINE:0:COMP_POINT} words current begun candidate
    read -ra words <<<"$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    current=${words[${#words[@]} - 1]}
    # bash replaces only what follows its last word break.
    begun=
    [[ $current == *[=:]* ]] && begun=${current%"${current##*[=:]}"}
    COMPREPLY=()
    while IFS= read -r candidate; do
        candidate=${candidate#"$begun"}
        # A log may name a job $(reboot): what a shell would obey is quoted.
        [[ $candidate == *[!A-Za-z0-9_.,:=@%+/-]* ]] && printf -v candidate %q "$candidate"
        COMPREPLY+=("$candidate")
    done < <(command "${words[0]}" completion words -- "${words[@]:1}" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
}
complete -o default -F _acct acct
