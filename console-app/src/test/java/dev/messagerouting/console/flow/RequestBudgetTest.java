package dev.messagerouting.console.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.console.flow.RequestBudget.Rate;
import dev.messagerouting.console.kernel.HastyTime;
import dev.messagerouting.console.kernel.ManualTime;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class RequestBudgetTest {

    private final HastyTime time = new HastyTime();
    private final RequestBudget budget =
            new RequestBudget(time, Map.of("slow", new Rate(2, 3)), new Rate(1_000, 1_000));

    private Duration passed() {
        return Duration.between(ManualTime.START, time.instant());
    }

    @Test
    void aBurstIsFreeAndThenTheRateHolds() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            budget.take("slow");
        }
        assertThat(passed()).isZero();
        for (int i = 0; i < 4; i++) {
            budget.take("slow");
        }
        assertThat(passed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void restGivesTheBurstBackAndNoMore() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            budget.take("slow");
        }
        time.sleep(Duration.ofHours(1));
        var before = passed();
        for (int i = 0; i < 3; i++) {
            budget.take("slow");
        }
        assertThat(passed()).isEqualTo(before);
        budget.take("slow");
        assertThat(passed()).isEqualTo(before.plusMillis(500));
    }

    @Test
    void eachApiHasItsOwn() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            budget.take("slow");
        }
        budget.take("other");
        assertThat(passed()).isZero();
        assertThat(budget.given()).isEqualTo(Map.of("slow", 3L, "other", 1L));
    }

    @Test
    void aRateThatGivesNothingIsRefused() {
        assertThatThrownBy(() -> new Rate(0, 1)).hasMessageContaining("above 0 a second");
    }
}
