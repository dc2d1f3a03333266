package dev.messagerouting.localcloud.stepfunctions;

import static dev.messagerouting.localcloud.stepfunctions.HistoryCase.given;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** Small definitions and the events that AWS was recorded to write for their like. */
class HistoryTest {

    private final Fixture cloud = new Fixture();

    @AfterEach
    void close() {
        cloud.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"flow", "fans", "failures", "jsonata"})
    @DisplayName("history")
    void history(HistoryCase one) {
        cloud.lambda
                .with("echo", payload -> payload)
                .with(
                        "boom",
                        payload -> {
                            throw new FakeLambda.HandlerError(
                                    "{\"errorMessage\": \"no\", \"errorType\": \"Boom\"}");
                        });
        assertThat(cloud.run(one.definition(), one.input()).lines())
                .containsExactlyElementsOf(one.events());
    }

    static Stream<HistoryCase> flow() {
        return Stream.of(
                given(
                        "two Passes; what nobody changes keeps its text",
                        """
                        {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},
                         "B":{"Type":"Pass","Result":{"x":1},"ResultPath":"$.b","End":true}}}\
                        """,
                        "{ \"a\": 1.50 }",
                        """
                        1<0 ExecutionStarted
                        2<0 PassStateEntered A { "a": 1.50 }
                        3<2 PassStateExited A { "a": 1.50 }
                        4<3 PassStateEntered B { "a": 1.50 }
                        5<4 PassStateExited B {"a":1.5,"b":{"x":1}}
                        6<5 ExecutionSucceeded {"a":1.5,"b":{"x":1}}\
                        """),
                given(
                        "Choice, Wait and Succeed",
                        """
                        {"StartAt":"C","States":{
                         "C":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericGreaterThan":1,"Next":"W"}],"Default":"S"},
                         "W":{"Type":"Wait","Seconds":5,"Next":"S"},
                         "S":{"Type":"Succeed"}}}\
                        """,
                        "{\"n\":2}",
                        """
                        1<0 ExecutionStarted
                        2<0 ChoiceStateEntered C {"n":2}
                        3<2 ChoiceStateExited C {"n":2}
                        4<3 WaitStateEntered W {"n":2}
                        5<4 WaitStateExited W {"n":2}
                        6<5 SucceedStateEntered S {"n":2}
                        7<6 SucceedStateExited S {"n":2}
                        8<7 ExecutionSucceeded {"n":2}\
                        """),
                given(
                        "Fail",
                        """
                        {"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E","Cause":"c"}}}\
                        """,
                        "{}",
                        """
                        1<0 ExecutionStarted
                        2<0 FailStateEntered F {}
                        3<2 ExecutionFailed E c\
                        """),
                given(
                        "a function by its ARN",
                        """
                        {"StartAt":"T","States":{"T":{"Type":"Task",
                         "Resource":"arn:aws:lambda:us-east-1:000000000000:function:echo","ResultPath":"$.r","End":true}}}\
                        """,
                        "{\"a\":1}",
                        """
                        1<0 ExecutionStarted
                        2<0 TaskStateEntered T {"a":1}
                        3<2 LambdaFunctionScheduled {"a":1}
                        4<3 LambdaFunctionStarted
                        5<4 LambdaFunctionSucceeded {"a":1}
                        6<5 TaskStateExited T {"a":1,"r":{"a":1}}
                        7<6 ExecutionSucceeded {"a":1,"r":{"a":1}}\
                        """),
                given(
                        "variables",
                        """
                        {"StartAt":"A","States":{
                         "A":{"Type":"Pass","Assign":{"k.$":"$.a","s":"t"},"Next":"B"},
                         "B":{"Type":"Pass","Parameters":{"v.$":"$k","f.$":"States.Format('{}-{}', $s, $k)"},"End":true}}}\
                        """,
                        "{\"a\":[1]}",
                        """
                        1<0 ExecutionStarted
                        2<0 PassStateEntered A {"a":[1]}
                        3<2 PassStateExited A {"a":[1]} {k=[1], s="t"}
                        4<3 PassStateEntered B {"a":[1]}
                        5<4 PassStateExited B {"v":[1],"f":"t-[1]"}
                        6<5 ExecutionSucceeded {"v":[1],"f":"t-[1]"}\
                        """));
    }

    static Stream<HistoryCase> fans() {
        return Stream.of(
                given(
                        "Parallel",
                        """
                        {"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[
                          {"StartAt":"A1","States":{"A1":{"Type":"Pass","Next":"A2"},"A2":{"Type":"Pass","End":true}}},
                          {"StartAt":"B1","States":{"B1":{"Type":"Pass","Result":2,"End":true}}}],"Next":"Z"},
                         "Z":{"Type":"Pass","End":true}}}\
                        """,
                        "1",
                        """
                        1<0 ExecutionStarted
                        2<0 ParallelStateEntered P 1
                        3<2 ParallelStateStarted
                        4<3 PassStateEntered A1 1
                        5<4 PassStateExited A1 1
                        6<5 PassStateEntered A2 1
                        7<6 PassStateExited A2 1
                        8<3 PassStateEntered B1 1
                        9<8 PassStateExited B1 2
                        10<9 ParallelStateSucceeded
                        11<9 ParallelStateExited P [1,2]
                        12<11 PassStateEntered Z [1,2]
                        13<12 PassStateExited Z [1,2]
                        14<13 ExecutionSucceeded [1,2]\
                        """),
                given(
                        "Map, one at a time",
                        """
                        {"StartAt":"M","States":{"M":{"Type":"Map","MaxConcurrency":1,"ItemProcessor":{
                          "StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"End":true}}}\
                        """,
                        "[7,8]",
                        """
                        1<0 ExecutionStarted
                        2<0 MapStateEntered M [7,8]
                        3<2 MapStateStarted length 2
                        4<3 MapIterationStarted M[0]
                        5<4 PassStateEntered I 7
                        6<5 PassStateExited I 7
                        7<6 MapIterationSucceeded M[0]
                        8<6 MapIterationStarted M[1]
                        9<8 PassStateEntered I 8
                        10<9 PassStateExited I 8
                        11<10 MapIterationSucceeded M[1]
                        12<11 MapStateSucceeded
                        13<11 MapStateExited M [7,8]
                        14<13 ExecutionSucceeded [7,8]\
                        """),
                given(
                        "Map over nothing",
                        """
                        {"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.i","Iterator":{
                          "StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"End":true}}}\
                        """,
                        "{\"i\":[]}",
                        """
                        1<0 ExecutionStarted
                        2<0 MapStateEntered M {"i":[]}
                        3<2 MapStateStarted length 0
                        4<3 MapStateSucceeded
                        5<3 MapStateExited M []
                        6<5 ExecutionSucceeded []\
                        """),
                given(
                        "Map with an item selector",
                        """
                        {"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.i",
                          "ItemSelector":{"v.$":"$$.Map.Item.Value","n.$":"$$.Map.Item.Index","k.$":"$.k"},
                          "ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"End":true}}}\
                        """,
                        "{\"i\":[\"x\"],\"k\":9}",
                        """
                        1<0 ExecutionStarted
                        2<0 MapStateEntered M {"i":["x"],"k":9}
                        3<2 MapStateStarted length 1
                        4<3 MapIterationStarted M[0]
                        5<4 PassStateEntered I {"v":"x","n":0,"k":9}
                        6<5 PassStateExited I {"v":"x","n":0,"k":9}
                        7<6 MapIterationSucceeded M[0]
                        8<7 MapStateSucceeded
                        9<7 MapStateExited M [{"v":"x","n":0,"k":9}]
                        10<9 ExecutionSucceeded [{"v":"x","n":0,"k":9}]\
                        """));
    }

    static Stream<HistoryCase> failures() {
        return Stream.of(
                given(
                        "a function's error, retried and caught",
                        """
                        {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                          "Parameters":{"FunctionName":"boom","Payload.$":"$"},
                          "Retry":[{"ErrorEquals":["Boom"],"MaxAttempts":1}],
                          "Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.e","Next":"H"}],"End":true},
                         "H":{"Type":"Pass","OutputPath":"$.e.Error","End":true}}}\
                        """,
                        "{}",
                        """
                        1<0 ExecutionStarted
                        2<0 TaskStateEntered T {}
                        3<2 TaskScheduled lambda:invoke {"FunctionName":"boom","Payload":{}}
                        4<3 TaskStarted
                        5<4 TaskFailed Boom {"errorMessage":"no","errorType":"Boom"}
                        6<5 TaskScheduled lambda:invoke {"FunctionName":"boom","Payload":{}}
                        7<6 TaskStarted
                        8<7 TaskFailed Boom {"errorMessage":"no","errorType":"Boom"}
                        9<8 TaskStateExited T {"e":{"Error":"Boom","Cause":"{\\"errorMessage\\":\\"no\\",\\"errorType\\":\\"Boom\\"}"}}
                        10<9 PassStateEntered H {"e":{"Error":"Boom","Cause":"{\\"errorMessage\\":\\"no\\",\\"errorType\\":\\"Boom\\"}"}}
                        11<10 PassStateExited H "Boom"
                        12<11 ExecutionSucceeded "Boom\"\
                        """),
                given(
                        "a path that points at nothing is not caught",
                        """
                        {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                          "Parameters":{"FunctionName":"echo","Payload.$":"$.nope"},
                          "Catch":[{"ErrorEquals":["States.ALL"],"Next":"H"}],"End":true},
                         "H":{"Type":"Pass","End":true}}}\
                        """,
                        "{\"a\":1}",
                        """
                        1<0 ExecutionStarted
                        2<0 TaskStateEntered T {"a":1}
                        3<2 ExecutionFailed States.Runtime An error occurred while executing the state 'T' (entered at the event id #2). The JSONPath '$.nope' specified for the field 'Payload.$' could not be found in the input '{"a":1}'\
                        """),
                given(
                        "a branch that fails in a task is aborted in it",
                        """
                        {"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[
                          {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                             "Parameters":{"FunctionName":"boom"},"End":true}}}],
                          "Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":null,"Next":"H"}],"End":true},
                         "H":{"Type":"Pass","End":true}}}\
                        """,
                        "0",
                        """
                        1<0 ExecutionStarted
                        2<0 ParallelStateEntered P 0
                        3<2 ParallelStateStarted
                        4<3 TaskStateEntered T 0
                        5<4 TaskScheduled lambda:invoke {"FunctionName":"boom"}
                        6<5 TaskStarted
                        7<6 TaskFailed Boom {"errorMessage":"no","errorType":"Boom"}
                        8<7 TaskStateAborted
                        9<7 ParallelStateFailed
                        10<9 ParallelStateExited P 0
                        11<10 PassStateEntered H 0
                        12<11 PassStateExited H 0
                        13<12 ExecutionSucceeded 0\
                        """),
                given(
                        "an iteration that fails cuts the others",
                        """
                        {"StartAt":"M","States":{"M":{"Type":"Map","ItemProcessor":{"StartAt":"C","States":{
                          "C":{"Type":"Choice","Choices":[{"Variable":"$","NumericEquals":0,"Next":"L"}],"Default":"S"},
                          "S":{"Type":"Wait","Seconds":1,"Next":"F"},
                          "F":{"Type":"Fail","Error":"E","Cause":"c"},
                          "L":{"Type":"Wait","Seconds":20,"End":true}}},"End":true}}}\
                        """,
                        "[0,1]",
                        """
                        1<0 ExecutionStarted
                        2<0 MapStateEntered M [0,1]
                        3<2 MapStateStarted length 2
                        4<3 MapIterationStarted M[0]
                        5<3 MapIterationStarted M[1]
                        6<4 ChoiceStateEntered C 0
                        7<6 ChoiceStateExited C 0
                        8<7 WaitStateEntered L 0
                        9<5 ChoiceStateEntered C 1
                        10<9 ChoiceStateExited C 1
                        11<10 WaitStateEntered S 1
                        12<11 WaitStateExited S 1
                        13<12 FailStateEntered F 1
                        14<13 MapIterationAborted M[0]
                        15<13 WaitStateAborted
                        16<13 MapIterationFailed M[1]
                        17<13 MapStateFailed
                        18<17 ExecutionFailed E c\
                        """),
                given(
                        "a Parallel that is tried again",
                        """
                        {"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[
                          {"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E"}}}],
                          "Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":1,"IntervalSeconds":0}],"End":true}}}\
                        """,
                        "0",
                        """
                        1<0 ExecutionStarted
                        2<0 ParallelStateEntered P 0
                        3<2 ParallelStateStarted
                        4<3 FailStateEntered F 0
                        5<4 ParallelStateStarted
                        6<5 FailStateEntered F 0
                        7<6 ParallelStateFailed
                        8<7 ExecutionFailed E\
                        """));
    }

    static Stream<HistoryCase> jsonata() {
        return Stream.of(
                given(
                        "JSONata output and variables",
                        """
                        {"QueryLanguage":"JSONata","StartAt":"A","States":{
                         "A":{"Type":"Pass","Assign":{"n":"{% $states.input.a + 1 %}"},"Output":{"sum":"{% $sum([$states.input.a,2]) %}","c":"x"},"Next":"B"},
                         "B":{"Type":"Choice","Choices":[{"Condition":"{% $n = 2 %}","Next":"C","Output":"{% $n %}"}],"Default":"C"},
                         "C":{"Type":"Succeed"}}}\
                        """,
                        "{\"a\":1}",
                        """
                        1<0 ExecutionStarted
                        2<0 PassStateEntered A {"a":1}
                        3<2 PassStateExited A {"sum":3,"c":"x"} {n=2}
                        4<3 ChoiceStateEntered B {"sum":3,"c":"x"}
                        5<4 ChoiceStateExited B 2
                        6<5 SucceedStateEntered C 2
                        7<6 SucceedStateExited C 2
                        8<7 ExecutionSucceeded 2\
                        """),
                given(
                        "an expression that yields nothing, per attempt",
                        """
                        {"QueryLanguage":"JSONata","StartAt":"T","States":{
                         "T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                          "Arguments":{"FunctionName":"echo","Payload":"{% $states.input.missing %}"},
                          "Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":1,"IntervalSeconds":0}],"End":true}}}\
                        """,
                        "{}",
                        """
                        1<0 ExecutionStarted
                        2<0 TaskStateEntered T {}
                        3<2 EvaluationFailed States.QueryEvaluationError T Arguments/Payload
                        4<3 EvaluationFailed States.QueryEvaluationError T Arguments/Payload
                        5<4 ExecutionFailed States.QueryEvaluationError An error occurred while executing the state 'T' (entered at the event id #2). The JSONata expression '$states.input.missing' specified for the field 'Arguments/Payload' returned nothing (undefined).\
                        """),
                given(
                        "a Map whose items are none",
                        """
                        {"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","Next":"M"},
                         "M":{"Type":"Map","Items":"{% $states.input %}","ItemProcessor":{
                          "StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"End":true}}}\
                        """,
                        "{\"foo\":\"bar\"}",
                        """
                        1<0 ExecutionStarted
                        2<0 PassStateEntered A {"foo":"bar"}
                        3<2 PassStateExited A {"foo":"bar"}
                        4<3 MapStateEntered M {"foo":"bar"}
                        5<3 EvaluationFailed States.QueryEvaluationError M Items
                        6<5 MapStateFailed
                        7<6 ExecutionFailed States.QueryEvaluationError An error occurred while executing the state 'M' (entered at the event id #4). The JSONata expression '$states.input' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'object' for value: {"foo":"bar"}\
                        """),
                given(
                        "a catcher whose own output fails",
                        """
                        {"QueryLanguage":"JSONata","StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[
                          {"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E"}}}],
                          "Catch":[{"ErrorEquals":["States.ALL"],"Output":{"v":"{% $states.input.missing %}"},"Next":"D"}],"End":true},
                         "D":{"Type":"Pass","End":true}}}\
                        """,
                        "{}",
                        """
                        1<0 ExecutionStarted
                        2<0 ParallelStateEntered P {}
                        3<2 ParallelStateStarted
                        4<3 FailStateEntered F {}
                        5<4 ParallelStateFailed
                        6<4 EvaluationFailed States.QueryEvaluationError P Catch[0]/Output/v
                        7<6 ParallelStateFailed
                        8<7 ExecutionFailed States.QueryEvaluationError An error occurred while executing the state 'P' (entered at the event id #2). The JSONata expression '$states.input.missing' specified for the field 'Catch[0]/Output/v' returned nothing (undefined).\
                        """));
    }
}
