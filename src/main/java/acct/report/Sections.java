package acct.report;

import acct.incident.KnownIncident;
import acct.model.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The sections of the report, in the order in which they are read. */
final class Sections {
    /** A new section is one more line here. */
    static final Sections ALL = new Sections(List.of(
            new IncidentsSection(),
            new TimelineSection(),
            new NumbersSection(),
            new MoversSection(),
            new MatrixSection(),
            new ChartsSection(),
            new WarmingSection(),
            new RoadsSection(),
            BreakdownSection.BY_ISP,
            BreakdownSection.BY_SOURCE_IP,
            BreakdownSection.BY_VMTA,
            BreakdownSection.BY_POOL,
            new BreakdownsSection(),
            new JobsSection(),
            new NewRepliesSection(),
            new RepliesSection(),
            new ConfigurationSection(),
            new FindingsSection(),
            new RejectedSection(),
            new FilesSection()));

    private final List<Section> sections;

    Sections(List<Section> sections) {
        this.sections = List.copyOf(sections);
        Set<String> ids = new HashSet<>();
        for (Section section : sections) {
            if (!ids.add(section.id())) {
                throw new IllegalArgumentException("two sections have the id " + section.id());
            }
        }
    }

    /** What they ask, each question once; of incidents what is to be told of them. */
    List<SectionQuestion> asks(Period period, List<KnownIncident> incidents) {
        return sections.stream()
                .flatMap(section -> section.asks(period, incidents).stream())
                .distinct()
                .toList();
    }

    /** What they say to one kind of reader; who has nothing to say to it is left out. */
    List<Passage> passages(SectionFacts facts, Medium medium) {
        return sections.stream()
                .map(section -> new Passage(
                        section.id(),
                        section.title(),
                        section.heading(facts.report()),
                        section.blocks(facts).stream()
                                .flatMap(block -> shown(block, medium))
                                .toList()))
                .filter(passage -> !passage.blocks().isEmpty())
                .toList();
    }

    private static Stream<Block.Kind> shown(Block block, Medium medium) {
        if (block instanceof Block.Only only) {
            return only.media().contains(medium) ? shown(only.block(), medium) : Stream.empty();
        }
        return Stream.of((Block.Kind) block);
    }
}
