package acct.pmta.model;

import java.util.List;

/**
 * A {@code <virtual-mta-pool>}: virtual MTAs that take turns.
 *
 * @param name as written
 * @param place where it begins
 * @param members its virtual MTAs, in order
 * @param keys DKIM keys of all members
 * @param coldTargets the virtual MTAs that take part of its mail while they warm up
 * @param domains its {@code <domain>} blocks, which hold for all members
 * @param settings everything else
 */
public record Pool(
        String name,
        Place place,
        List<Reference> members,
        List<DomainKey> keys,
        List<Reference> coldTargets,
        List<DomainBlock> domains,
        List<Setting> settings) {
    public Pool {
        members = List.copyOf(members);
        keys = List.copyOf(keys);
        coldTargets = List.copyOf(coldTargets);
        domains = List.copyOf(domains);
        settings = List.copyOf(settings);
    }

    /** Whether a virtual MTA is a member. */
    public boolean has(String vmta) {
        return members.stream().anyMatch(member -> member.name().equals(vmta));
    }
}
