package dev.messagerouting.localcloud.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class FaultRuleTest {

    @Test
    void isReadFromText() {
        assertThat(FaultRule.parse("kinesis:PutRecords:partial:0.2:30s:seed=7"))
                .isEqualTo(
                        FaultRule.of(
                                FaultyService.KINESIS,
                                "PutRecords",
                                new Fault.Partial(0.5),
                                0.2,
                                Duration.ofSeconds(30),
                                7));
        assertThat(
                        FaultRule.parse(
                                "lambda:Invoke@*Transformer*:throw:1:500ms:type=a.B:message=no: not"
                                        + " now"))
                .isEqualTo(
                        new FaultRule(
                                FaultyService.LAMBDA,
                                "Invoke",
                                "*Transformer*",
                                new Fault.Throw("a.B", "no: not now"),
                                1,
                                Duration.ofMillis(500),
                                0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "states:*:throttle:0.1:30s:seed=1",
                "logs:PutLogEvents@/demo/*:fail:1.0:120s:seed=-3",
                "s3:GetObject:late:0.5:1s:seed=0:delay=20ms",
                "kinesis:*:partial:0.5:1s:seed=0:part=0.1",
                "execute-api:Invoke:loseanswer:0.5:1s:seed=0",
                "elasticloadbalancing:Forward@*target*:fail:1.0:1s:seed=0",
                "lambda:Invoke:throw:0.5:1s:seed=9:type=a.B:message=no: not now"
            })
    void isWrittenAsItIsRead(String text) {
        assertThat(FaultRule.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kinesis:PutRecords | has 2 parts, and should be service:operation",
                "kinetic:PutRecords:fail:1:1s | no service \"kinetic\"; there are apigateway,",
                "kinesis:Put:fail:1:1s | kinesis has no operation Put (as AWS writes it, for"
                        + " example PutRecords; * means all).",
                "kinesis::fail:1:1s | operation is missing",
                "kinesis:PutRecords@:fail:1:1s | resource after @ is missing",
                "sts:GetCallerIdentity@x:fail:1:1s | not told apart by a resource",
                "kinesis:PutRecords:explode:1:1s | no fault \"explode\"; there are throttle, fail",
                "kinesis:PutRecords:fail:2:1s | share is 2.0, and should be above 0 and at most 1",
                "kinesis:PutRecords:fail:NaN:1s | share is NaN",
                "kinesis:PutRecords:fail:much:1s | share is \"much\", and should be a number",
                "kinesis:PutRecords:fail:1:soon | duration is \"soon\"",
                "kinesis:PutRecords:fail:1:0s | lasts 0s, and should last from 1ms to 24h",
                "kinesis:PutRecords:fail:1:25h | lasts 90000s",
                "kinesis:PutRecords:fail:1:1s:seed=x | seed is \"x\", and should be a whole number",
                "kinesis:PutRecords:fail:1:1s:seed=1:seed=2 | seed is given twice",
                "kinesis:PutRecords:fail:1:1s:seed | should be name=value",
                "kinesis:PutRecords:fail:1:1s:delay=1s | delay is no setting of fail",
                "kinesis:PutRecords:late:1:1s:delay=0s | delay is 0s",
                "kinesis:PutRecords:partial:1:1s:part=0 | part is 0.0",
                "kinesis:PutRecord:partial:1:1s | no answer in part; these have:"
                        + " kinesis:GetRecords",
                "kinesis:PutRecord:throw:1:1s | Only functions throw"
            })
    void saysWhatIsWrongAndWhatWouldBeRight(String text, String sentence) {
        assertThatThrownBy(() -> FaultRule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}
