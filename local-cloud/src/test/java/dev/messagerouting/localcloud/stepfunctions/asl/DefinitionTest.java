package dev.messagerouting.localcloud.stepfunctions.asl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

class DefinitionTest {

    private static String check(String definition, boolean express) {
        return Definition.check(definition, express).stream()
                .map(Diagnostic::toString)
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /",
                "{\"StartAt\":\"A\"} | SCHEMA_VALIDATION_FAILED: These fields are required:"
                        + " [States] at /",
                "[] | SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object",
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}},\"Version\":\"2\"}"
                    + " | SCHEMA_VALIDATION_FAILED: Value should be one of the following: [1.0] at"
                    + " /Version",
                "{\"StartAt\":\"B\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}} |"
                        + " MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /StartAt",
            })
    void checksTheMachine(String definition, String expected) {
        assertThat(check(definition, false)).isEqualTo(expected);
    }

    /** Each is the state A of a machine of its own, which may go on to Z. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Type\":\"Nope\" | SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of"
                    + " these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at"
                    + " /States/A/Type",
                "\"Type\":\"Pass\",\"Next\":\"Z\",\"_comment\":1 | SCHEMA_VALIDATION_FAILED: Field"
                        + " '_comment' is not supported at /States/A",
                "\"Type\":\"Pass\",\"Next\":\"Z\",\"End\":true | SCHEMA_VALIDATION_FAILED: There"
                        + " should only be one of the following fields: [Next, End] at /States/A",
                "\"Type\":\"Pass\",\"Next\":\"Z\",\"Output\":1 | SCHEMA_VALIDATION_FAILED: The"
                    + " QueryLanguage is set to 'JSONPath', but field 'Output' is only supported"
                    + " for the 'JSONata' QueryLanguage at /States/A",
                "\"Type\":\"Pass\",\"Next\":\"Z\",\"Parameters\":{\"x.$\":\"y\"} |"
                    + " SCHEMA_VALIDATION_FAILED: The value for the field 'x.$' must be a valid"
                    + " JSONPath or a valid intrinsic function call at /States/A/Parameters/x.$",
                "\"Type\":\"Pass\",\"Next\":\"Z\",\"InputPath\":\"x\" | SCHEMA_VALIDATION_FAILED:"
                        + " Value must be a valid JSONPath. at /States/A/InputPath",
                "\"Type\":\"Pass\",\"Next\":\"Z\",\"ResultPath\":\"x\" | SCHEMA_VALIDATION_FAILED:"
                        + " Value is not a Reference Path: Reference path didn't start with '$' at"
                        + " /States/A/ResultPath",
                "\"Type\":\"Wait\",\"Next\":\"Z\",\"Seconds\":1,\"Timestamp\":\"2026-01-01T00:00:00Z\""
                    + " | SCHEMA_VALIDATION_FAILED: There should only be one of the following"
                    + " fields: [Seconds, Timestamp] at /States/A",
                "\"Type\":\"Wait\",\"Next\":\"Z\",\"Timestamp\":\"soon\" |"
                        + " SCHEMA_VALIDATION_FAILED: String does not match RFC3339 timestamp at"
                        + " /States/A/Timestamp",
                "\"Type\":\"Task\",\"Next\":\"Z\" | SCHEMA_VALIDATION_FAILED: These fields are"
                        + " required: [Resource] at /States/A",
                "\"Type\":\"Task\",\"Next\":\"Z\",\"Resource\":\"echo\" | SCHEMA_VALIDATION_FAILED:"
                        + " Value is not a valid resource ARN at /States/A/Resource",
                "\"Type\":\"Task\",\"Next\":\"Z\",\"Resource\":\"arn:aws:states:::sqs:sendMessage\""
                        + " | SCHEMA_VALIDATION_FAILED: The resource provided"
                        + " arn:aws:states:::sqs:sendMessage is not recognized. The value is not a"
                        + " valid resource ARN, or the resource is not available in this region. at"
                        + " /States/A/Resource",
                "\"Type\":\"Task\",\"Next\":\"Z\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{}"
                    + " | SCHEMA_VALIDATION_FAILED: The field 'FunctionName' is required but was"
                    + " missing at /States/A/Parameters",
                "\"Type\":\"Parallel\",\"Next\":\"Z\",\"Branches\":[] | SCHEMA_VALIDATION_FAILED:"
                        + " Value cannot be empty at /States/A/Branches",
                "\"Type\":\"Map\",\"Next\":\"Z\",\"ItemProcessor\":{} | SCHEMA_VALIDATION_FAILED:"
                    + " These fields are required: [States, StartAt] at /States/A/ItemProcessor",
                "\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.x\",\"IsNull\":true}],\"Default\":\"Z\""
                    + " | SCHEMA_VALIDATION_FAILED: These fields are required: [Next] at"
                    + " /States/A/Choices[0]",
                "\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.x\",\"IsNull\":1,\"Next\":\"Z\"}]"
                    + " | SCHEMA_VALIDATION_FAILED: Expected value of type Boolean at"
                    + " /States/A/Choices[0]/IsNull",
                "\"Type\":\"Choice\",\"Choices\":[{\"Next\":\"Z\"}] | SCHEMA_VALIDATION_FAILED: The"
                    + " object must have only one of the following fields, [And, Or, Not, Variable,"
                    + " Condition] at /States/A/Choices[0]",
                "\"Type\":\"Pass\",\"Next\":\"Z\",\"Assign\":{\"states\":1} |"
                    + " RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at"
                    + " /States/A/Assign",
                "\"Type\":\"Pass\",\"Next\":\"Z\",\"Assign\":{\"1a\":1} | INVALID_VARIABLE_NAME:"
                    + " Invalid variable name '1a': the variable name contains invalid characters."
                    + " at /States/A/Assign",
                "\"Type\":\"Pass\",\"Next\":\"Z\",\"QueryLanguage\":\"JSONata\",\"Output\":\"{% 1 +"
                    + " %}\" | SCHEMA_VALIDATION_FAILED: Invalid JSONata expression: Unexpected end"
                    + " of expression at /States/A/Output",
                "\"Type\":\"Pass\",\"Next\":\"Z\",\"QueryLanguage\":\"JSONata\",\"Output\":\"{% 1\""
                    + " | SCHEMA_VALIDATION_FAILED: JSONata string must start with {% and end with"
                    + " %} at /States/A/Output",
            })
    void checksAState(String state, String expected) {
        assertThat(check(machine("{" + state + "}"), false)).isEqualTo(expected);
    }

    private static String machine(String state) {
        return "{\"StartAt\":\"A\",\"States\":{\"A\":" + state + ",\"Z\":{\"Type\":\"Succeed\"}}}";
    }

    @Test
    void checksWhereStatesLead() {
        assertThat(
                        check(
                                """
                                {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},
                                 "B":{"Type":"Pass","Next":"A"},"C":{"Type":"Pass","Next":"D"}}}\
                                """,
                                false))
                .isEqualTo(
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: D at /States/C/Next,"
                                + " MISSING_END_STATE: Workflow has no terminal state at /States,"
                                + " MISSING_TRANSITION_TARGET: State \"C\" is not reachable. at"
                                + " /States/C");
    }

    @Test
    void checksRetryAndCatch() {
        var task =
                """
                {"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000000:function:f","Next":"Z",
                 "Retry":[{"ErrorEquals":["States.ALL"],"BackoffRate":0.5},{"ErrorEquals":["E"]}],
                 "Catch":[{"ErrorEquals":[]}]}\
                """;
        assertThat(check(machine(task), false))
                .isEqualTo(
                        "SCHEMA_VALIDATION_FAILED: States.ALL must appear alone and at end of list"
                                + " at /States/A/Retry[0]/ErrorEquals, SCHEMA_VALIDATION_FAILED:"
                                + " The value must be greater than or equal to 1.0 at"
                                + " /States/A/Retry[0]/BackoffRate, SCHEMA_VALIDATION_FAILED:"
                                + " Value cannot be empty at /States/A/Catch[0]/ErrorEquals,"
                                + " SCHEMA_VALIDATION_FAILED: These fields are required: [Next] at"
                                + " /States/A/Catch[0]");
    }

    @Test
    void keepsToTheMachinesQueryLanguage() {
        assertThat(
                        check(
                                """
                                {"QueryLanguage":"JSONata","StartAt":"A","States":{
                                 "A":{"Type":"Pass","QueryLanguage":"JSONPath","End":true}}}\
                                """,
                                false))
                .isEqualTo(
                        "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to"
                                + " 'JSONata' for whole state machine at /States/A");
    }

    @Test
    void namesAreUniqueInTheWholeMachine() {
        assertThat(
                        check(
                                machine(
                                        """
                                        {"Type":"Parallel","Next":"Z","Branches":[
                                         {"StartAt":"Z","States":{"Z":{"Type":"Succeed"}}}]}\
                                        """),
                                false))
                .isEqualTo("DUPLICATE_STATE_NAME: Duplicate State name: Z at /States/Z");
    }

    @Test
    void expressTakesNoTokens() {
        var task =
                """
                {"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","Next":"Z",
                 "Parameters":{"FunctionName":"f"}}\
                """;
        assertThat(check(machine(task), true))
                .isEqualTo(
                        "SCHEMA_VALIDATION_FAILED: Express state machine does not support"
                            + " '.waitForTaskToken' service integration  at /States/A/Resource");
    }

    @Test
    void showsWhereJsonBreaks() {
        assertThat(check("not a definition", false))
                .startsWith(
                        "INVALID_JSON_DESCRIPTION: Unrecognized token 'not': was expecting (JSON"
                                + " String, Number, Array, Object or token 'null', 'true' or"
                                + " 'false')\n at [Source: (String)\"not a definition\"; line: 1,"
                                + " column:");
    }
}
