package dev.messagerouting.console.ui.welcome;

/** What pressing the button will do, and the two ways on. */
public final class WelcomeViewModel {

    private final String promise;
    private final Runnable run;
    private final Runnable lookAround;

    /**
     * @param promise one or two sentences: what will happen, where, and what it costs
     */
    public WelcomeViewModel(String promise, Runnable run, Runnable lookAround) {
        this.promise = promise;
        this.run = run;
        this.lookAround = lookAround;
    }

    // Properties

    String promise() {
        return promise;
    }

    // Commands

    void run() {
        run.run();
    }

    void lookAround() {
        lookAround.run();
    }
}
