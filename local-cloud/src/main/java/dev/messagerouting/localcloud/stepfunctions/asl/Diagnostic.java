package dev.messagerouting.localcloud.stepfunctions.asl;

/**
 * Something wrong with a definition.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 *
 * @param location for example {@code /States/A/Next}; empty if there is none
 * @param warning else an error
 */
public record Diagnostic(String code, String message, String location, boolean warning) {

    @Override
    public String toString() {
        return code + ": " + message + (location.isEmpty() ? "" : " at " + location);
    }
}
