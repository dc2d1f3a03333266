package dev.messagerouting.localcloud.stepfunctions.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTest {

    private static final String INPUT =
            """
            {"s":"bar","t":"baz","n":3,"m":3.0,"b":true,"nil":null,"l":[1],
             "at":"2026-01-01T00:00:00Z","later":"2026-01-01T01:00:00.5+00:30"}\
            """;

    private static boolean holds(String rule) {
        var condition = ChoiceReader.condition(Json.parse(rule), "Choices[0]/");
        return new ChoiceRule(condition, "X", null, null)
                .matches(Env.of(Json.parse(INPUT), Json::object, Variables.none()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "s | StringEquals | \"bar\" | true",
                "s | StringEquals | \"baz\" | false",
                "n | StringEquals | \"3\" | false",
                "s | StringLessThan | \"baz\" | true",
                "s | StringGreaterThanEquals | \"bar\" | true",
                "s | StringEqualsPath | \"$.t\" | false",
                "s | StringLessThanPath | \"$.t\" | true",
                "s | StringMatches | \"b*r\" | true",
                "s | StringMatches | \"b\\\\*r\" | false",
                "n | NumericEquals | 3.0 | true",
                "n | NumericEqualsPath | \"$.m\" | true",
                "n | NumericLessThan | 3 | false",
                "n | NumericLessThanEquals | 3 | true",
                "n | NumericGreaterThanEqualsPath | \"$.m\" | true",
                "s | NumericLessThan | 9 | false",
                "b | BooleanEquals | true | true",
                "b | BooleanEquals | false | false",
                "at | TimestampEquals | \"2026-01-01T01:00:00+01:00\" | true",
                "at | TimestampLessThanPath | \"$.later\" | true",
                "s | TimestampLessThan | \"2026-01-01T01:00:00Z\" | false",
                "nil | IsNull | true | true",
                "s | IsNull | false | true",
                "nil | IsPresent | true | true",
                "gone | IsPresent | true | false",
                "gone | IsPresent | false | true",
                "n | IsNumeric | true | true",
                "s | IsString | true | true",
                "b | IsBoolean | true | true",
                "at | IsTimestamp | true | true",
                "s | IsTimestamp | true | false",
            })
    void compares(String variable, String operator, String operand, boolean expected) {
        assertThat(
                        holds(
                                "{\"Variable\":\"$.%s\",\"%s\":%s}"
                                        .formatted(variable, operator, operand)))
                .isEqualTo(expected);
    }

    @Test
    void combines() {
        var yes = "{\"Variable\":\"$.n\",\"NumericEquals\":3}";
        var no = "{\"Variable\":\"$.n\",\"NumericEquals\":4}";
        assertThat(holds("{\"And\":[" + yes + "," + no + "]}")).isFalse();
        assertThat(holds("{\"Or\":[" + no + "," + yes + "]}")).isTrue();
        assertThat(holds("{\"Not\":" + no + "}")).isTrue();
        assertThat(
                        holds(
                                "{\"And\":[{\"Not\":{\"Variable\":\"$.x\",\"IsPresent\":true}},{\"Or\":["
                                        + yes
                                        + "]}]}"))
                .isTrue();
    }

    @Test
    void endsOnAPathThatPointsAtNothing() {
        assertThatExceptionOfType(AslError.class)
                .isThrownBy(() -> holds("{\"Variable\":\"$.gone\",\"NumericEquals\":3}"))
                .withMessage(
                        "Invalid path '$.gone': The choice state's condition path references an"
                                + " invalid value.");
    }
}
