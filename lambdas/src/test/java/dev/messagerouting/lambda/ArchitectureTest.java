package dev.messagerouting.lambda;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;

import java.time.Instant;

@AnalyzeClasses(
        packages = "dev.messagerouting.lambda",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String US = "dev.messagerouting.lambda..";

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
                                    "com.amazonaws.services.lambda.runtime..",
                                    "software.amazon.awssdk.."))
                    .because("a function's jar is small, and knows no other module of the house");

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
    static final ArchRule PUBLIC_IS_WHAT_OTHERS_CALL =
            classes()
                    .that()
                    .resideInAPackage("dev.messagerouting.lambda")
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .arePublic()
                    .should()
                    .beAssignableTo(RequestHandler.class)
                    .orShould()
                    .beAssignableTo(RequestStreamHandler.class)
                    .orShould()
                    .beAssignableTo(RuntimeException.class)
                    .because("Lambda makes handlers, and state machines name their exceptions");

    @Test
    void noOtherHttpClientIsOnTheClassPath() {
        assertThat(System.getProperty("java.class.path"))
                .contains("url-connection-client")
                .doesNotContain("netty", "httpclient", "httpcore", "aws-crt", "apache-client");
    }
}
