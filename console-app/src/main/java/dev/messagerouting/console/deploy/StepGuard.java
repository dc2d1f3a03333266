package dev.messagerouting.console.deploy;

import dev.messagerouting.console.planning.Step;

/** What a run asks around its steps, on the step's own thread. */
interface StepGuard {

    /** May wait. False: someone else has come to need the stack, so it stays. */
    boolean mayDelete(Step.DeleteStack step) throws InterruptedException;

    /** The step is done; what waits for it waits for this too. */
    void done(Step step) throws InterruptedException;

    StepGuard NONE =
            new StepGuard() {
                @Override
                public boolean mayDelete(Step.DeleteStack step) {
                    return true;
                }

                @Override
                public void done(Step step) {}
            };
}
