package dev.messagerouting.localcloud.stepfunctions.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrinsicTest {

    private static final String INPUT =
            """
            {"name":"Ann","list":[1,2,3,3.0,"a"],"text":"{\\"k\\": [1]}","n":5,"obj":{"a":1,"b":{"x":1}},
             "other":{"b":2},"null":null}\
            """;

    private static Env env() {
        return Env.of(Json.parse(INPUT), () -> Json.parse("{\"Id\":7}"), Variables.none());
    }

    private static String evaluate(String call) {
        return Json.write(Intrinsic.parse(call).evaluate(env()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "States.Format('Hello {}, {}', $.name, 3) | \"Hello Ann, 3\"",
                "States.Format('{} is null', $.null) | \"null is null\"",
                "States.Format('it\\'s \\{{}\\}', $.n) | \"it's {5}\"",
                "States.Format('{}', $$.Id) | \"7\"",
                "States.Format('{}', $.obj) | \"{\\\"a\\\":1,\\\"b\\\":{\\\"x\\\":1}}\"",
                "States.StringToJson($.text) | {\"k\":[1]}",
                "States.JsonToString($.obj) | \"{\\\"a\\\":1,\\\"b\\\":{\\\"x\\\":1}}\"",
                "States.Array('a', 1, true, null, $.n) | [\"a\",1,true,null,5]",
                "States.Array() | []",
                "States.ArrayPartition($.list, 2) | [[1,2],[3,3.0],[\"a\"]]",
                "States.ArrayContains($.list, 3) | true",
                "States.ArrayContains($.list, 'b') | false",
                "States.ArrayRange(1, 9, 2) | [1,3,5,7,9]",
                "States.ArrayRange(3, 1, -1) | [3,2,1]",
                "States.ArrayGetItem($.list, 4) | \"a\"",
                "States.ArrayLength($.list) | 5",
                "States.ArrayUnique($.list) | [1,2,3,\"a\"]",
                "States.Base64Encode('Data to encode') | \"RGF0YSB0byBlbmNvZGU=\"",
                "States.Base64Decode('RGVjb2RlZCBkYXRh') | \"Decoded data\"",
                "States.Hash('input data', 'SHA-1') | \"aaff4a450a104cd177d28d18d74485e8cae074b7\"",
                "States.JsonMerge($.obj, $.other, false) | {\"a\":1,\"b\":2}",
                "States.MathAdd($.n, -7) | -2",
                "States.MathAdd(1.4, 1.6) | 3",
                "States.StringSplit('1,2;;3', ',;') | [\"1\",\"2\",\"3\"]",
                "States.Format('{}', States.ArrayGetItem(States.Array(States.MathAdd(1, 1)), 0)) |"
                        + " \"2\"",
            })
    void evaluates(String call, String expected) {
        assertThat(evaluate(call)).isEqualTo(expected);
    }

    @Test
    void drawsTheSameNumberForTheSameSeed() {
        assertThat(evaluate("States.MathRandom(1, 999, 42)"))
                .isEqualTo(evaluate("States.MathRandom(1, 999, 42)"));
        assertThat(evaluate("States.UUID()")).hasSize(38).isNotEqualTo(evaluate("States.UUID()"));
    }

    @Test
    void namesTheWholeCallWhenAnArgumentIsMissing() {
        var call = "States.Format('{}', States.Format('{}', $.nope))";
        assertThatExceptionOfType(AslError.class)
                .isThrownBy(() -> evaluate(call))
                .withMessageStartingWith(
                        "The function '"
                                + call
                                + "' had the following error: The JsonPath argument for the field"
                                + " '$.nope' could not be found in the input '{\"name\":\"Ann\"")
                .returns("States.Runtime", AslError::error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "States.ArrayGetItem($.list, 9)",
                "States.ArrayGetItem($.name, 0)",
                "States.StringToJson('{')",
                "States.ArrayPartition($.list, 0)",
                "States.ArrayRange(1, 9000, 1)",
                "States.Base64Decode('%')",
                "States.Hash('a', 'SHA-3')",
                "States.JsonMerge($.obj, $.other, true)",
                "States.MathRandom(5, 5)",
                "States.Format('{} {}', 1)",
            })
    void failsOnWhatAFunctionCannotTake(String call) {
        assertThatExceptionOfType(AslError.class)
                .isThrownBy(() -> evaluate(call))
                .returns("States.IntrinsicFailure", AslError::error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "States.Nope()",
                "States.Format()",
                "States.UUID(1)",
                "States.Format('{}'",
                "States.Format('{}', x)",
                "States.Format('{}', {})",
                "States.UUID() x"
            })
    void refusesWhatIsNoCall(String call) {
        assertThatIllegalArgumentException().isThrownBy(() -> Intrinsic.parse(call));
    }
}
