package dev.messagerouting.console.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import javafx.scene.layout.Region;

@AnalyzeClasses(
        packages = "dev.messagerouting.console",
        importOptions = ImportOption.DoNotIncludeTests.class)
class UiArchitectureTest {

    private static final String UI = "dev.messagerouting.console.ui";

    @ArchTest
    static final ArchRule ROOMS_DO_NOT_KNOW_EACH_OTHER =
            slices().matching(UI + ".(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            JavaClass.Predicates.resideInAPackage(UI + ".shell.."),
                            DescribedPredicate.alwaysTrue())
                    .because("a screen that knows another cannot be changed alone");

    @ArchTest
    static final ArchRule ONLY_FX_CALLS_PLATFORM =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..console.fx..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("javafx.application.Platform")
                    .because("there is one crossing to the FX thread");

    @ArchTest
    static final ArchRule VIEW_MODELS_KNOW_NO_NODES =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("ViewModel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                    .because("what a screen knows is tested without a screen");

    @ArchTest
    static final ArchRule VIEWS_ARE_REGIONS =
            classes()
                    .that()
                    .resideInAPackage(UI + "..")
                    .and()
                    .haveSimpleNameEndingWith("View")
                    .should()
                    .beAssignableTo(Region.class)
                    .because("a view is a part of the window, made in Java");

    @ArchTest
    static final ArchRule UI_KNOWS_NO_CLOUD =
            noClasses()
                    .that()
                    .resideInAnyPackage(UI + "..", "..console.fx..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "software.amazon..",
                            "..console.cloud..",
                            "..console.flow..",
                            "dev.messagerouting.localcloud..")
                    .because("the screen pulls from interfaces, wherever the cloud is");
}
