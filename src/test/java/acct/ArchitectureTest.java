package acct;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import acct.ask.Questions;
import acct.model.Surroundings;
import acct.sql.Row;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms, the arrows between them, and what may stand in which. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("acct");

    /** The plan: a table of packages, what each is, whom it may know and which libraries it may use. */
    private static final Pattern ROOM = Pattern.compile("\\| `(acct[a-z.]*)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private static final Map<String, Room> PLAN = plan();

    /** Libraries that only some rooms may use, by the packages that they bring; all others may be used anywhere. */
    private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry("Commons CSV", List.of("org.apache.commons.csv..")),
            Map.entry("Commons Numbers", List.of("org.apache.commons.numbers..")),
            Map.entry("DuckDB", List.of("org.duckdb..")),
            Map.entry("JDBC", List.of("java.sql..")),
            Map.entry("JFreeChart", List.of("org.jfree..")),
            Map.entry("jte", List.of("gg.jte..")),
            Map.entry("Angus Mail", List.of("jakarta.mail..", "org.eclipse.angus..")),
            Map.entry("Jackson", List.of("tools.jackson..")),
            Map.entry("picocli", List.of("picocli..")),
            Map.entry("progressbar", List.of("me.tongfei..")),
            Map.entry("ipaddress", List.of("inet.ipaddr..")),
            Map.entry("hash4j", List.of("com.dynatrace.hash4j..")),
            Map.entry("zstd-jni", List.of("com.github.luben.zstd..")));

    /** What asks the store in a room that thinks; everything else there sees facts only. */
    private static final Set<String> WHO_ASK = Set.of(
            "acct.audit.Auditing",
            "acct.audit.Audits",
            "acct.audit.ChangedNumbers",
            "acct.audit.ConfiguredAudit",
            "acct.audit.PmtaHistory",
            "acct.audit.SeenMail",
            "acct.doctor.DataWatch",
            "acct.doctor.Doctor",
            "acct.doctor.Reconciliation",
            "acct.incident.DayJudge",
            "acct.incident.Incidents",
            "acct.incident.JudgedOnce",
            "acct.incident.Recollection",
            "acct.incident.StoredMemory",
            "acct.judge.DayFacts",
            "acct.report.Judgements",
            "acct.report.Reporting",
            "acct.report.TroubleNews",
            "acct.show.ShownNumbers",
            "acct.show.Shows",
            "acct.warming.FollowedPlans",
            "acct.warming.WarmingTracking");

    private record Room(List<String> knows, List<String> libraries) {}

    private static Map<String, Room> plan() {
        Map<String, Room> rooms = new TreeMap<>();
        for (String line : lines(Path.of("docs/architecture.md"))) {
            Matcher room = ROOM.matcher(line);
            if (room.matches()) {
                rooms.put(
                        room.group(1),
                        new Room(names(room.group(3)), List.of(room.group(4).split(", "))));
            }
        }
        return rooms;
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell)
                .results()
                .map(name -> name.group(1).equals("acct") ? "acct" : "acct." + name.group(1))
                .toList();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> rooms() {
        return PLAN.keySet();
    }

    static Set<String> libraries() {
        return LIBRARIES.keySet();
    }

    private static Room room(String name) {
        return Objects.requireNonNull(PLAN.get(name), name);
    }

    @Test
    void everyRoomIsOnThePlan() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.startsWith("acct.report.pages"))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(rooms());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomKnowsNobodyElse(String name) {
        List<String> allowed = new ArrayList<>(room(name).knows());
        allowed.add(name);
        if (name.equals("acct.report")) {
            allowed.add("acct.report.pages..");
        }
        classes()
                .that()
                .resideInAPackage(name)
                .and()
                .doNotBelongToAnyOf(Main.class)
                .should(onlyDependOnClassesThat(DescribedPredicate.not(resideInAPackage("acct.."))
                        .or(resideInAnyPackage(allowed.toArray(new String[0])))
                        .as("are of " + allowed + " or not acct's")))
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void whomARoomMayKnowItKnows(String name) {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().equals(name))
                        .filter(type -> !type.isEquivalentTo(Main.class))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency
                                .getTargetClass()
                                .getBaseComponentType()
                                .getPackageName())
                        .filter(other -> other.startsWith("acct"))
                        .distinct())
                .containsAll(room(name).knows());
    }

    /** Begins with who knows nobody; what is left in the end goes in a circle. */
    @Test
    void nobodyIsKnownByWhomTheyKnow() {
        Set<String> left = new TreeSet<>(rooms());
        while (left.removeIf(name -> room(name).knows().stream().noneMatch(left::contains))) {
            assertThat(left).doesNotContain("");
        }
        assertThat(left).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryStaysInItsRooms(String library) {
        String[] packages = LIBRARIES.getOrDefault(library, List.of()).toArray(new String[0]);
        List<String> users = CLASSES.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(d -> resideInAnyPackage(packages).test(d.getTargetClass())))
                .map(type -> type.getPackageName().replaceFirst("^acct\\.report\\.pages.*", "acct.report"))
                .distinct()
                .toList();
        assertThat(users)
                .containsExactlyInAnyOrderElementsOf(rooms().stream()
                        .filter(name -> room(name).libraries().contains(library))
                        .toList());
    }

    @Test
    void whatThinksSeesFactsOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "acct.audit",
                        "acct.doctor",
                        "acct.incident",
                        "acct.judge",
                        "acct.show",
                        "acct.warming",
                        "acct.report..")
                .and(DescribedPredicate.describe(
                        "do not ask", type -> !WHO_ASK.contains(type.getName().replaceFirst("\\$.*", ""))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("acct.sql", "acct.store")
                        .or(DescribedPredicate.describe("ask", type -> type.isEquivalentTo(Questions.class))))
                .check(CLASSES);
    }

    /** A row by name tells what is read; only what writes an answer as it is takes it by place. */
    @Test
    void rowsAreReadByName() {
        noClasses()
                .that()
                .resideOutsideOfPackages("acct.sql", "acct.store", "acct.load", "acct.verify", "acct.cli")
                .and()
                .doNotBelongToAnyOf(Questions.class)
                .should()
                .callMethod(Row.class, "values")
                .check(CLASSES);
    }

    /** An add-on brings it, and is found by what it implements. */
    @Test
    void nobodyKnowsSpark() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "acct.spark.."))
                .check(CLASSES);
        assertThat(lines(Path.of("pom.xml"))).noneMatch(line -> line.contains("spark"));
    }

    @Test
    void noNameIsAnExcuse() {
        noClasses()
                .should()
                .haveSimpleNameContaining("Util")
                .orShould()
                .haveSimpleNameContaining("Manager")
                .orShould()
                .haveSimpleNameContaining("Helper")
                .orShould()
                .haveSimpleNameContaining("Impl")
                .check(CLASSES);
    }

    @Test
    void theOutsideWorldComesInThroughOneDoor() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Main.class, Surroundings.class)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(p -> !p.getName().startsWith("acct.report.pages"))
                .filter(p -> !p.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(com.tngtech.archunit.core.domain.JavaPackage::getName)
                .toList();
        assertThat(unmarked).isEmpty();
    }
}
