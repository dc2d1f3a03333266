package dev.messagerouting.localcloud;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.ForkJoinPool;

@AnalyzeClasses(packages = "dev.messagerouting.localcloud", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.messagerouting.localcloud";

    /** The rooms that are no services. */
    private static final Set<String> SHARED = Set.of("kernel", "wire");

    /** The first package below the root; empty for classes in the root itself. */
    private static String room(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.")[0] : "";
    }

    private static final DescribedPredicate<JavaClass> A_SERVICE =
            describe(
                    "in a service's room",
                    type -> !room(type).isEmpty() && !SHARED.contains(room(type)));

    private static final DescribedPredicate<JavaClass> OURS_OUTSIDE_THE_KERNEL =
            describe(
                    "ours, outside the kernel",
                    type -> type.getPackageName().startsWith(ROOT) && !room(type).equals("kernel"));

    @ArchTest
    static final ArchRule servicesKnowOneAnotherThroughSdkInterfacesOnly =
            slices().assignedFrom(
                            new SliceAssignment() {
                                @Override
                                public SliceIdentifier getIdentifierOf(JavaClass type) {
                                    return A_SERVICE.test(type)
                                            ? SliceIdentifier.of(room(type))
                                            : SliceIdentifier.ignore();
                                }

                                @Override
                                public String getDescription() {
                                    return "services";
                                }
                            })
                    .should()
                    .notDependOnEachOther()
                    .because("a service must be replaceable by the real one");

    @ArchTest
    static final ArchRule theWireKnowsNoService =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".wire..")
                    .should()
                    .dependOnClassesThat(A_SERVICE)
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("software.amazon.awssdk.services..")
                    .because("one door serves every AWS API");

    @ArchTest
    static final ArchRule servicesDoNotKnowTheDoor =
            noClasses()
                    .that(A_SERVICE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOT + ".wire..", "io.helidon..")
                    .because("a service answers in process and over HTTP alike");

    @ArchTest
    static final ArchRule theKernelKnowsNobody =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".kernel..")
                    .should()
                    .dependOnClassesThat(OURS_OUTSIDE_THE_KERNEL)
                    .because("everybody knows it");

    @ArchTest
    static final ArchRule nobodyKnowsTheAssembly =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT)
                    .because("what is assembled does not know by whom");

    @ArchTest
    static final ArchRule noCycles = slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule timeIsAParameter =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".kernel..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(Thread.class, "sleep", long.class)
                    .orShould()
                    .callMethod(Thread.class, "sleep", Duration.class)
                    .because("tests of minutes take milliseconds");

    @ArchTest
    static final ArchRule threadsHaveAnOwner =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".kernel..")
                    .and()
                    .doNotHaveFullyQualifiedName(LocalCloudMain.class.getName())
                    .should()
                    .callConstructor(Thread.class)
                    .orShould()
                    .callConstructor(Thread.class, Runnable.class)
                    .orShould()
                    .callConstructor(Thread.class, Runnable.class, String.class)
                    .orShould()
                    .callMethod(Thread.class, "ofVirtual")
                    .orShould()
                    .callMethod(Thread.class, "ofPlatform")
                    .orShould()
                    .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(Timer.class, ForkJoinPool.class)
                    .because("whoever closes the local cloud finds all of its threads");

    @ArchTest
    static final ArchRule onlyTheMainClassPrints =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(LocalCloudMain.class.getName())
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .because("logs go through SLF4J");

    @ArchTest
    static final ArchRule noStaticState =
            fields().that()
                    .areStatic()
                    .and()
                    .areNotFinal()
                    .should()
                    .bePrivate()
                    .andShould()
                    .beFinal()
                    .allowEmptyShould(true)
                    .because("two local clouds in one process share nothing");

    /** Two rooms read them: one for the wire, one to fill requests from a template. */
    @ArchTest
    static final ArchRule whoReadsSdkFields =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".cloudformation.shapes..")
                    .and()
                    .doNotHaveFullyQualifiedName(ROOT + ".wire.Field")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("software.amazon.awssdk.core.SdkField")
                    .because("the SDK protects it, and does not promise it");
}
