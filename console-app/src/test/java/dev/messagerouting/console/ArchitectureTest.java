package dev.messagerouting.console;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table of rooms in docs/architecture.md, and what no room but a named one may do. */
@AnalyzeClasses(packages = "dev.messagerouting.console", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String US = "dev.messagerouting.console";

    private static ArchRule room(String name, String... mayUse) {
        var allowed =
                new ArrayList<>(List.of("java..", "org.jspecify..", "org.slf4j..", in("kernel")));
        allowed.add(in(name));
        allowed.addAll(List.of(mayUse));
        return classes()
                .that()
                .resideInAPackage(in(name))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)))
                .because("the table of rooms says what " + name + " may import");
    }

    private static String in(String room) {
        return US + "." + room + "..";
    }

    @ArchTest
    static final ArchRule MODEL =
            classes()
                    .that()
                    .resideInAPackage(in("model"))
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage("java..", "org.jspecify..", in("model")))
                    .because("values know nobody");

    @ArchTest
    static final ArchRule KERNEL =
            classes()
                    .that()
                    .resideInAPackage(in("kernel"))
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    "java..", "org.jspecify..", "org.slf4j..", in("kernel")))
                    .because("every room may use it, so it uses none");

    @ArchTest static final ArchRule PLANNING = room("planning", in("model"));

    @ArchTest static final ArchRule DEPLOY = room("deploy", in("model"), in("planning"));

    @ArchTest static final ArchRule FLOW = room("flow", in("model"));

    @ArchTest static final ArchRule TRACKING = room("tracking", in("model"));

    @ArchTest static final ArchRule SETTINGS = room("settings", in("model"), "tools.jackson..");

    @ArchTest
    static final ArchRule CLOUD =
            room(
                    "cloud",
                    in("model"),
                    in("flow"),
                    in("deploy"),
                    "software.amazon..",
                    "tools.jackson..");

    @ArchTest
    static final ArchRule CLI =
            room(
                    "cli",
                    in("model"),
                    in("planning"),
                    in("deploy"),
                    in("flow"),
                    in("tracking"),
                    in("cloud"),
                    in("settings"),
                    "picocli..",
                    "tools.jackson..");

    @ArchTest
    static final ArchRule FX =
            classes()
                    .that()
                    .resideInAPackage(in("fx"))
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    "java..",
                                    "javafx..",
                                    "org.jspecify..",
                                    "org.slf4j..",
                                    in("kernel"),
                                    in("model"),
                                    in("fx")))
                    .because("it is JavaFX and threads, and no screen")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_CLOUD_KNOWS_AWS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(in("cloud"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("software.amazon..")
                    .because("SDK types end where values begin");

    @ArchTest
    static final ArchRule SCREENS_KNOW_NO_CLOUD =
            noClasses()
                    .that()
                    .resideInAPackage(in("ui"))
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    in("cloud"),
                                    in("flow"),
                                    in("cli"),
                                    "dev.messagerouting.localcloud.."))
                    .because("a screen shows what tracking and deploy know")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_SCREENS_KNOW_JAVAFX =
            noClasses()
                    .that(
                            resideInAnyPackage(
                                    in("model"),
                                    in("planning"),
                                    in("deploy"),
                                    in("flow"),
                                    in("tracking"),
                                    in("cloud"),
                                    in("settings"),
                                    in("cli"),
                                    in("kernel")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("javafx..")
                    .because("the same program runs without a window");

    @ArchTest
    static final ArchRule ONLY_FX_CALLS_PLATFORM =
            noClasses()
                    .that()
                    .resideInAPackage(in("ui"))
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("javafx.application.Platform")
                    .because("there is one crossing to the FX thread")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule SCREENS_DO_NOT_KNOW_ONE_ANOTHER =
            slices().matching(US + ".ui.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(inShell(), resideInAPackage(in("ui")))
                    .because(
                            "they share a selection through values, and the shell puts them"
                                    + " together")
                    .allowEmptyShould(true);

    private static DescribedPredicate<JavaClass> inShell() {
        return resideInAPackage(in("ui.shell"));
    }

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching(US + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("the data goes round one way");

    @ArchTest
    static final ArchRule ONLY_WIRING_KNOWS_WIRING =
            classes()
                    .that()
                    .haveFullyQualifiedName(US + ".Wiring")
                    .should()
                    .onlyBeAccessed()
                    .byClassesThat()
                    .resideInAPackage(US)
                    .because("who is made does not know who makes it");

    @ArchTest
    static final ArchRule TIME_IS_A_PARAMETER =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(in("kernel"))
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(Thread.class, "sleep", long.class)
                    .orShould()
                    .callMethod(Thread.class, "sleep", java.time.Duration.class)
                    .because("tests move the clock and spend no real seconds");

    @ArchTest
    static final ArchRule THREADS_HAVE_AN_OWNER =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(in("kernel"), in("fx"))
                    .should()
                    .callMethod(Thread.class, "ofVirtual")
                    .orShould()
                    .callMethod(Thread.class, "ofPlatform")
                    .orShould()
                    .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                    .orShould()
                    .callConstructor(Thread.class, Runnable.class)
                    .orShould()
                    .callConstructor(Thread.class, Runnable.class, String.class)
                    .because("close leaves no thread behind");

    @ArchTest
    static final ArchRule NO_STATIC_STATE =
            fields().that()
                    .areStatic()
                    .and()
                    .areNotFinal()
                    .should()
                    .notBeStatic()
                    .because("what is static is shared by every test")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_STANDARD_STREAMS =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(US + ".Main")
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .because("the command line's output is its result and nothing else");
}
