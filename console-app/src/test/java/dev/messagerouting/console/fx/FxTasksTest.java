package dev.messagerouting.console.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.console.model.Fault;
import dev.messagerouting.console.testkit.FxToolkit;

import javafx.application.Platform;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

@ExtendWith(FxToolkit.class)
class FxTasksTest {

    private static final Executor VIRTUAL =
            work -> Thread.ofVirtual().name("test/task").start(work);

    @Test
    void worksElsewhereAndAnswersOnTheFxThread() {
        var where = new AtomicReference<String>("");
        var answered = new AtomicReference<Boolean>();
        FxTasks.on(VIRTUAL)
                .run(
                        () -> Thread.currentThread().getName(),
                        name -> {
                            where.set(name);
                            answered.set(Platform.isFxApplicationThread());
                        },
                        fault -> where.set(fault.sentence()));
        Awaitility.await().untilAtomic(answered, org.hamcrest.Matchers.is(true));
        assertThat(where).hasValue("test/task");
    }

    @Test
    void aKnownFaultArrivesAsItIs() {
        var fault = new Fault("stack.failed", "The stack failed.", Fault.Origin.CLOUD, null);
        var failed = new ArrayList<Fault>();
        FxTasks.direct()
                .run(
                        () -> {
                            throw fault.asException();
                        },
                        _ -> failed.clear(),
                        failed::add);
        assertThat(failed).containsExactly(fault);
    }

    @Test
    void whatNobodyExpectedIsOurBug() {
        var failed = new ArrayList<Fault>();
        FxTasks.direct()
                .run(
                        () -> {
                            throw new IllegalStateException("on purpose");
                        },
                        _ -> failed.clear(),
                        failed::add);
        assertThat(failed).hasSize(1);
        assertThat(failed.getFirst().origin()).isEqualTo(Fault.Origin.BUG);
        assertThat(failed.getFirst().sentence()).contains("on purpose");
    }
}
