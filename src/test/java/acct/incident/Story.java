package acct.incident;

import static org.assertj.core.api.Assertions.assertThat;

import acct.incident.Recollection.Recalled;
import acct.model.ToldNotice;
import acct.model.ToldNotice.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Nights over one log, each with some of the files of five weeks. */
final class Story {
    private final Random random;
    private final ToyLog log;
    private final TestLedger ledger;
    private final Set<LocalDate> due = new TreeSet<>();
    private final Set<String> idsTold = new HashSet<>();

    Story(Random random, TestLedger ledger) {
        this.random = random;
        this.log = new ToyLog(random);
        this.ledger = ledger;
    }

    private Recollection recall() {
        return new Recollection(ledger.questions(), log, null, ledger.memory());
    }

    KnownIncidents known() {
        return recall().forReaders().known();
    }

    void run() {
        List<ToyLog.Part> pending = pending();
        while (!pending.isEmpty()) {
            int files = Math.min(pending.size(), 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 9));
            List<ToyLog.Part> tonight = pending.subList(0, files);
            load(tonight);
            tonight.clear();
            if (random.nextInt(10) > 0) {
                night();
            }
        }
        night();
        tell();
    }

    /** In order, with files that come late, or anyhow. */
    private List<ToyLog.Part> pending() {
        List<ToyLog.Part> parts = new ArrayList<>(log.parts());
        switch (random.nextInt(4)) {
            case 0 -> Collections.shuffle(parts, random);
            case 1 -> Collections.reverse(parts);
            case 2 -> {
                for (int late = 0; late < 20; late++) {
                    parts.add(random.nextInt(parts.size()), parts.remove(random.nextInt(parts.size())));
                }
            }
            default -> {}
        }
        return parts;
    }

    private void load(List<ToyLog.Part> parts) {
        parts.forEach(part -> {
            log.load(part);
            due.add(part.day());
        });
        ledger.load(parts.stream().map(ToyLog.Part::day).toList());
    }

    private void night() {
        log.isOverToday(random.nextBoolean());
        remember();
        if (random.nextInt(4) == 0) {
            remember();
        }
        if (random.nextInt(4) == 0) {
            ledger.prune("hours");
        }
        if (random.nextInt(5) > 0) {
            tell();
        }
    }

    private void remember() {
        Recalled recalled = recall().forMemory(due::contains);
        ledger.remember(recalled.days(), recalled.incidents());
        due.clear();
    }

    private void tell() {
        List<ToldNotice> notices = notices();
        notices.forEach(notice -> idsTold.add(notice.incident()));
        ledger.told(notices);
        assertThat(notices()).as("told twice").isEmpty();
    }

    private List<ToldNotice> notices() {
        KnownIncidents known = known();
        return Notice.of(known.everyOne(), known.day().orElseThrow()).stream()
                .map(Notice::told)
                .toList();
    }

    void check() {
        log.isOverToday(true);
        remember();
        tell();
        Recalled recalled = recall().forMemory(day -> true);
        assertThat(recalled.days()).as("judged again").isEmpty();
        assertThat(recalled.incidents()).as("known otherwise").isEmpty();
        KnownIncidents known = recalled.known();
        assertThat(known.all())
                .extracting(KnownIncident::incident)
                .containsExactlyInAnyOrderElementsOf(log.incidentsInOrder());
        assertThat(known.everyOne())
                .extracting(KnownIncident::id)
                .doesNotHaveDuplicates()
                .containsAll(idsTold);
        known.all().forEach(this::wasToldOf);
        known.everyOne().stream()
                .filter(one -> one.takenBy() != null)
                .forEach(one -> assertThat(known.of(one.id()).takenBy()).isNull());
        ledger.prune("nothing");
        assertThat(recall().forMemory(day -> true).known().all()).isEqualTo(known.all());
    }

    private void wasToldOf(KnownIncident known) {
        List<ToldNotice> own = known.told().stream()
                .filter(notice -> notice.incident().equals(known.id()))
                .toList();
        Map<Kind, Integer> counts = new HashMap<>();
        own.forEach(notice -> counts.merge(notice.kind(), 1, Integer::sum));
        assertThat(counts.getOrDefault(Kind.OPENED, 0)).as("opened").isLessThanOrEqualTo(1);
        boolean isRecent = known.incident().closed() == null
                || !known.incident().closed().isBefore(log.last().minusDays(Notice.DAYS_OF_INTEREST));
        if (isRecent) {
            assertThat(known.told()).as("told of %s", known.id()).isNotEmpty();
        }
        if (!known.told().isEmpty()) {
            Kind last = known.told().get(known.told().size() - 1).kind();
            assertThat(last.isEnd())
                    .as("thought to be over")
                    .isEqualTo(!known.incident().isOpen());
        }
    }
}
