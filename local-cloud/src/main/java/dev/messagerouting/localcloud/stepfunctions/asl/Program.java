package dev.messagerouting.localcloud.stepfunctions.asl;

import java.util.List;
import java.util.Map;

/**
 * A state machine's definition, read once and run often.
 *
 * @param timeoutSeconds 0 is none
 * @param variableReferences the variables that each state reads
 */
public record Program(
        Scope scope, long timeoutSeconds, Map<String, List<String>> variableReferences) {

    /**
     * @param definition JSON that {@link Definition#check} found nothing wrong with
     */
    public static Program read(String definition) {
        return ProgramReader.program(Json.parse(definition));
    }
}
