package dev.messagerouting.simulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import java.time.Instant;

@AnalyzeClasses(
        packages = "dev.messagerouting.simulator",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String US = "dev.messagerouting.simulator..";

    @ArchTest
    static final ArchRule FEW_LIBRARIES =
            classes()
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    US,
                                    "java..",
                                    "org.jspecify.annotations..",
                                    "tools.jackson..",
                                    "io.helidon.."))
                    .because("a simulator's image is small, and knows no other module");

    @ArchTest
    static final ArchRule KERNEL_KNOWS_NOBODY =
            noClasses()
                    .that()
                    .resideInAPackage("..kernel..")
                    .should()
                    .dependOnClassesThat(
                            not(resideInAnyPackage("java..", "..kernel..", "org.jspecify..")))
                    .because("time and threads are below everything");

    @ArchTest
    static final ArchRule ONE_WAY =
            slices().matching("dev.messagerouting.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule TIME_IS_A_PARAMETER =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..kernel..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(Thread.class, "sleep", long.class)
                    .orShould()
                    .callMethod(Thread.class, "sleep", java.time.Duration.class)
                    .because("tests pass their own time");

    @ArchTest
    static final ArchRule NO_STATIC_STATE =
            fields().that().areStatic().should().haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule HELIDON_ONLY_WHERE_SOMETHING_LISTENS =
            noClasses()
                    .that()
                    .haveSimpleNameNotEndingWith("Endpoint")
                    .and()
                    .haveSimpleNameNotEndingWith("Door")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.helidon..")
                    .because("a process without a port starts faster without it");

    @ArchTest
    static final ArchRule PUBLIC_IS_WHAT_OTHERS_CALL =
            classes()
                    .that()
                    .resideInAPackage("dev.messagerouting.simulator")
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .arePublic()
                    .should()
                    .haveSimpleName("Main");
}
