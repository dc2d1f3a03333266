package dev.messagerouting.localcloud.stepfunctions.run;

import dev.messagerouting.localcloud.stepfunctions.asl.Doc;

/** What came of a task. */
public sealed interface Outcome {

    record Answer(Doc result) implements Outcome {}

    record Failed(Failure failure) implements Outcome {}
}
