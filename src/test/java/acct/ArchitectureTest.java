package acct;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import acct.aggregate.Questions;
import acct.model.Surroundings;
import acct.sql.Row;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms, the arrows between them, and what may stand in which. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("acct");

    /** Who may know whom; a package that is not named here is a mistake. */
    private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("model", List.of()),
            Map.entry("read", List.of("model")),
            Map.entry("write", List.of("model")),
            Map.entry("ip", List.of()),
            Map.entry("config", List.of("model", "ip")),
            Map.entry("classify", List.of("model", "config", "ip")),
            Map.entry("sql", List.of()),
            Map.entry("store", List.of("model", "read", "write", "classify", "sql", "ip")),
            Map.entry("pmta", List.of("model", "ip")),
            Map.entry("audit", List.of("model", "pmta", "classify", "ip")),
            Map.entry("aggregate", List.of("model", "classify", "sql", "ip")),
            Map.entry("judge", List.of("model")),
            Map.entry("render", List.of("model", "write")),
            Map.entry("deliver", List.of("model", "config", "render", "write")),
            Map.entry("sample", List.of("model", "write")),
            Map.entry(
                    "cli",
                    List.of(
                            "model",
                            "config",
                            "sql",
                            "aggregate",
                            "judge",
                            "render",
                            "deliver",
                            "sample",
                            "write",
                            "")));

    /** Which packages may use a library. */
    private static final Map<String, List<String>> ROOMS = Map.ofEntries(
            Map.entry("org.apache.commons.csv..", List.of("acct.read..", "acct.render..")),
            Map.entry("org.duckdb..", List.of("acct.store..")),
            Map.entry("java.sql..", List.of("acct.store..")),
            Map.entry("org.jfree..", List.of("acct.render..")),
            Map.entry("gg.jte..", List.of("acct.render..")),
            Map.entry("jakarta.mail..", List.of("acct.deliver..")),
            Map.entry("org.eclipse.angus..", List.of("acct.deliver..")),
            Map.entry("org.snakeyaml..", List.of("acct.config..")),
            Map.entry("tools.jackson..", List.of("acct.config..", "acct.render..", "acct.read..")),
            Map.entry("picocli..", List.of("acct.cli..")),
            Map.entry("me.tongfei..", List.of("acct.cli..")),
            Map.entry("inet.ipaddr..", List.of("acct.ip..")),
            Map.entry("com.dynatrace.hash4j..", List.of("acct.read..")),
            Map.entry("com.github.luben.zstd..", List.of("acct.read..")));

    private static final DescribedPredicate<JavaClass> COMPOSITION = resideInAPackage("acct");

    static List<String> packages() {
        return MAY_KNOW.keySet().stream().sorted().toList();
    }

    static List<String> libraries() {
        return ROOMS.keySet().stream().sorted().toList();
    }

    private static String named(String room) {
        return room.isEmpty() ? "acct" : "acct." + room + "..";
    }

    @Test
    void thereAreClassesToLookAtInEveryRoom() {
        assertThat(CLASSES).hasSizeGreaterThan(100);
        for (String room : packages()) {
            assertThat(CLASSES.containPackage("acct." + room)).as(room).isTrue();
        }
    }

    @Test
    void everyRoomIsOnThePlan() {
        List<String> rooms = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("acct"))
                .map(name -> name.replaceFirst("^acct\\.([a-z]+).*", "$1"))
                .distinct()
                .sorted()
                .toList();
        assertThat(rooms).isEqualTo(packages());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aRoomKnowsOnlyTheRoomsBeforeIt(String room) {
        List<String> allowed = new java.util.ArrayList<>(List.of(named(room)));
        MAY_KNOW.getOrDefault(room, List.of()).forEach(other -> allowed.add(named(other)));
        DescribedPredicate<JavaClass> ours = resideInAPackage("acct..");
        classes()
                .that()
                .resideInAPackage(named(room))
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat(
                        DescribedPredicate.not(ours)
                                .or(resideInAnyPackage(allowed.toArray(new String[0])))
                                .as("are of " + allowed + " or not acct's")))
                .check(CLASSES);
    }

    @Test
    void onlyTheStarterKnowsTheCommandLine() {
        classes()
                .that(COMPOSITION.and(DescribedPredicate.not(DescribedPredicate.describe(
                        "Main", type -> type.getName().equals("acct.Main")))))
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.not(
                        dependOnClassesThat(resideInAPackage("acct.cli.."))))
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryStaysInItsRoom(String library) {
        String[] rooms = ROOMS.getOrDefault(library, List.of()).toArray(new String[0]);
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
        assertThat(CLASSES.stream()
                        .anyMatch(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(d -> resideInAPackage(library).test(d.getTargetClass()))))
                .as("%s is used at all", library)
                .isTrue();
    }

    /** A row by name tells what is read; only what writes an answer as it is takes it by place. */
    @Test
    void rowsAreReadByName() {
        noClasses()
                .that()
                .resideOutsideOfPackages("acct.sql..", "acct.store..", "acct.cli..")
                .and()
                .doNotBelongToAnyOf(Questions.class)
                .should()
                .callMethod(Row.class, "values")
                .check(CLASSES);
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
                .filter(p -> !p.getName().startsWith("acct.render.pages"))
                .filter(p -> !p.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(com.tngtech.archunit.core.domain.JavaPackage::getName)
                .toList();
        assertThat(unmarked).isEmpty();
    }
}
