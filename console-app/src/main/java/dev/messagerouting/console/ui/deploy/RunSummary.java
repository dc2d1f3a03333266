package dev.messagerouting.console.ui.deploy;

import dev.messagerouting.console.deploy.DeployProgress;
import dev.messagerouting.console.deploy.DeployProgress.StepProgress;
import dev.messagerouting.console.deploy.DeployProgress.StepState;
import dev.messagerouting.console.ui.Wording;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A run in one line.
 *
 * @param share of the steps that are over, from 0 to 1
 */
record RunSummary(Mood mood, String title, String detail, double share) {

    static final RunSummary NONE = new RunSummary(Mood.NOTHING, "", "", 0);

    enum Mood {
        NOTHING,
        RUNNING,
        DONE,
        FAILED
    }

    static RunSummary of(DeployProgress progress, Instant now) {
        int all = progress.steps().size();
        long over =
                progress.steps().stream()
                        .filter(s -> s.state() != StepState.WAITING)
                        .filter(s -> s.state() != StepState.RUNNING)
                        .count();
        boolean deploys =
                switch (progress.kind()) {
                    case DEPLOY -> true;
                    case TEAR_DOWN -> false;
                };
        double share = all == 0 ? 1 : (double) over / all;
        var took = took(progress, now);
        if (!progress.ended()) {
            var doing = deploys ? "Deploying" : "Tearing down";
            return new RunSummary(
                    progress.firstFault() == null ? Mood.RUNNING : Mood.FAILED,
                    doing,
                    over + " of " + all + " steps · " + took,
                    share);
        }
        if (progress.firstFault() != null) {
            return new RunSummary(
                    Mood.FAILED,
                    deploys ? "Deployment failed" : "Tear-down failed",
                    "after " + took,
                    share);
        }
        return new RunSummary(
                Mood.DONE,
                deploys ? "Deployed" : "Torn down",
                Wording.count(all, "step") + " in " + took,
                1);
    }

    private static String took(DeployProgress progress, Instant now) {
        var began =
                progress.steps().stream()
                        .map(StepProgress::began)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo);
        var ended =
                progress.steps().stream()
                        .map(StepProgress::ended)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo);
        var until = progress.ended() ? ended.orElse(now) : now;
        return Wording.length(began.map(b -> Duration.between(b, until)).orElse(Duration.ZERO));
    }
}
