package dev.messagerouting.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;
import dev.messagerouting.localcloud.kinesis.LocalKinesis;
import dev.messagerouting.localcloud.logs.LocalLogs;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

class LocalLambdaTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/function";

    private final Threads threads = new Threads();
    private final CloudTime time = CloudTime.real(threads);
    private final FakeS3 s3 = new FakeS3();
    private final LocalLogs logs = new LocalLogs(time);
    private final LocalLambda lambda =
            new LocalLambda(
                    time,
                    threads,
                    s3,
                    new LocalKinesis(time),
                    logs,
                    caller -> Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"));

    @AfterEach
    void nothingIsLeft() {
        lambda.close();
        threads.close();
        assertThat(threads.running()).isEmpty();
    }

    private void create(String name, String source) {
        s3.put(name, TestCode.zip(name, source));
        lambda.createFunction(
                c ->
                        c.functionName(name)
                                .runtime("java25")
                                .role(ROLE)
                                .handler("test." + name)
                                .timeout(30)
                                .environment(e -> e.variables(Map.of("GREETING", "hello")))
                                .code(o -> o.s3Bucket("b").s3Key(name)));
    }

    private InvokeResponse invoke(String name, String payload) {
        return lambda.invoke(
                i ->
                        i.functionName(name)
                                .payload(SdkBytes.fromUtf8String(payload))
                                .logType(LogType.TAIL));
    }

    private static String tail(InvokeResponse answer) {
        return new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8);
    }

    @Test
    void aHandlerOfMapsRunsWithItsEnvironmentAndLogs() {
        create(
                "Greeter",
                """
                public class Greeter implements RequestHandler<Map<String, Object>, Map<String, Object>> {
                    private final Map<String, String> environment;
                    private int calls;
                    public Greeter(Map<String, String> environment) { this.environment = environment; }
                    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
                        context.getLogger().log("called with " + event.get("name"));
                        var answer = new TreeMap<String, Object>();
                        answer.put("text", environment.get("GREETING") + " " + event.get("name"));
                        answer.put("region", environment.get("AWS_REGION"));
                        answer.put("endpoint", environment.get("AWS_ENDPOINT_URL"));
                        answer.put("calls", ++calls);
                        answer.put("function", context.getFunctionName());
                        return answer;
                    }
                }
                """);
        var first = invoke("Greeter", "{\"name\":\"Ada\"}");
        assertThat(first.functionError()).isNull();
        assertThat(first.payload().asUtf8String())
                .isEqualTo(
                        "{\"calls\":1,\"endpoint\":\"http://127.0.0.1:4566\",\"function\":\"Greeter\",\"region\":\"us-east-1\",\"text\":\"hello"
                            + " Ada\"}");
        assertThat(tail(first))
                .contains("START RequestId: ", "called with Ada", "END RequestId: ", "REPORT ");
        assertThat(tail(first)).contains("Init Duration: ");
        var second = invoke("Greeter", "{\"name\":\"Bob\"}");
        assertThat(second.payload().asUtf8String()).contains("\"calls\":2");
        assertThat(tail(second)).doesNotContain("Init Duration: ");
        var lines =
                logs.filterLogEvents(f -> f.logGroupName("/aws/lambda/Greeter")).events().stream()
                        .map(FilteredLogEvent::message)
                        .toList();
        assertThat(lines).hasSize(8);
        assertThat(lines.get(1)).isEqualTo("called with Ada");
    }

    @Test
    void eventTypesAreMappedInTheFunctionsOwnLoader() {
        create(
                "Reader",
                """
                public class Reader implements RequestHandler<KinesisEvent, StreamsEventResponse> {
                    public StreamsEventResponse handleRequest(KinesisEvent event, Context context) {
                        var record = event.getRecords().get(0).getKinesis();
                        var text = new String(record.getData().array());
                        if (!text.equals("text")) throw new IllegalStateException(text);
                        return new StreamsEventResponse(List.of(
                            new StreamsEventResponse.BatchItemFailure(record.getSequenceNumber())));
                    }
                }
                """);
        var answer =
                invoke(
                        "Reader",
                        """
                        {"Records":[{"kinesis":{"partitionKey":"k","sequenceNumber":"42","data":"dGV4dA==",
                        "approximateArrivalTimestamp":1545084650.987},"eventSource":"aws:kinesis"}]}\
                        """);
        assertThat(answer.payload().asUtf8String())
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"42\"}]}");
    }

    @Test
    void streamHandlersAndPlainMethodsRunToo() {
        create(
                "Echo",
                """
                public class Echo implements RequestStreamHandler {
                    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
                        in.transferTo(out);
                    }
                    public String shout(String text) { return text.toUpperCase(Locale.ROOT); }
                }
                """);
        assertThat(invoke("Echo", "[1, 2]").payload().asUtf8String()).isEqualTo("[1, 2]");
        lambda.updateFunctionConfiguration(u -> u.functionName("Echo").handler("test.Echo::shout"));
        assertThat(invoke("Echo", "\"quiet\"").payload().asUtf8String()).isEqualTo("\"QUIET\"");
    }

    @Test
    void whatAFunctionThrowsIsItsAnswer() {
        create(
                "Broken",
                """
                public class Broken implements RequestHandler<Object, String> {
                    public String handleRequest(Object event, Context context) {
                        throw new IllegalStateException("no way", new RuntimeException("deep"));
                    }
                }
                """);
        var answer = invoke("Broken", "{}");
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.payload().asUtf8String())
                .startsWith(
                        "{\"errorMessage\":\"no"
                            + " way\",\"errorType\":\"java.lang.IllegalStateException\",\"stackTrace\":[\"test.Broken.handleRequest(Broken.java:")
                .contains("\"cause\":{\"errorMessage\":\"deep\"")
                .doesNotContain("dev.messagerouting");
        assertThat(tail(answer)).contains("no way: java.lang.IllegalStateException");
    }

    @Test
    void aMissingClassIsSaidAsLambdaSaysIt() {
        create("Present", "public class Present { public String run() { return null; } }");
        lambda.updateFunctionConfiguration(
                u -> u.functionName("Present").handler("test.Absent::run"));
        assertThat(invoke("Present", "{}").payload().asUtf8String())
                .isEqualTo(
                        "{\"errorMessage\":\"Class not found:"
                            + " test.Absent\",\"errorType\":\"java.lang.ClassNotFoundException\"}");
        lambda.updateFunctionConfiguration(
                u -> u.functionName("Present").handler("test.Present::walk"));
        assertThat(invoke("Present", "{}").payload().asUtf8String())
                .contains("No public method named walk with appropriate method signature");
        lambda.updateFunctionConfiguration(
                u -> u.functionName("Present").handler("test.Present::run"));
        assertThat(invoke("Present", "{}").payload().asUtf8String()).isEqualTo("null");
    }

    @Test
    void aFunctionThatTakesTooLongIsStopped() {
        create(
                "Slow",
                """
                public class Slow implements RequestHandler<Object, String> {
                    public String handleRequest(Object event, Context context) {
                        try { Thread.sleep(60_000); } catch (InterruptedException stopped) { return "stopped"; }
                        return "done";
                    }
                }
                """);
        lambda.updateFunctionConfiguration(u -> u.functionName("Slow").timeout(1));
        var answer = invoke("Slow", "{}");
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String())
                .startsWith("{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: ")
                .contains("Error: Task timed out after 1.00 seconds");
        assertThat(tail(answer)).contains("Task timed out after 1.00 seconds", "Status: timeout");
    }

    @Test
    void aFunctionSeesNothingOfThisProgram() {
        create(
                "Spy",
                """
                public class Spy implements RequestHandler<String, String> {
                    public String handleRequest(String name, Context context) {
                        try { return Class.forName(name).getName(); }
                        catch (ClassNotFoundException hidden) { return "hidden"; }
                    }
                }
                """);
        for (var name :
                List.of(
                        "dev.messagerouting.localcloud.kernel.Cell",
                        "tools.jackson.databind.JsonNode",
                        "software.amazon.awssdk.services.kinesis.KinesisClient")) {
            assertThat(invoke("Spy", '"' + name + '"').payload().asUtf8String())
                    .isEqualTo("\"hidden\"");
        }
    }

    @Test
    void badRequestsAreRefusedInLambdasWords() {
        create("F", "public class F { public String run() { return null; } }");
        assertThatThrownBy(
                        () ->
                                lambda.createFunction(
                                        c ->
                                                c.functionName("g")
                                                        .runtime("python3.13")
                                                        .role(ROLE)
                                                        .handler("x")
                                                        .code(o -> o.s3Bucket("b").s3Key("F"))))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining(
                        "Value python3.13 at 'runtime' failed to satisfy constraint: Member must"
                                + " satisfy enum value set: [java25");
        assertThatThrownBy(() -> create("F", "public class F {}"))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining("Function already exist: F");
        assertThatThrownBy(
                        () ->
                                lambda.updateFunctionCode(
                                        u -> u.functionName("F").s3Bucket("b").s3Key("none")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining(
                        "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error"
                                + " Message: The specified key does not exist.");
        assertThatThrownBy(
                        () ->
                                lambda.updateFunctionCode(
                                        u ->
                                                u.functionName("F")
                                                        .zipFile(SdkBytes.fromUtf8String("x"))))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> invoke("none", "{}"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining(
                        "Function not found: arn:aws:lambda:us-east-1:000000000000:function:none");
        assertThatThrownBy(() -> invoke("F", "{not json"))
                .isInstanceOf(LambdaException.class)
                .hasMessageContaining("Could not parse request body into json");
        assertThatThrownBy(
                        () ->
                                lambda.updateFunctionConfiguration(
                                        u ->
                                                u.functionName("F")
                                                        .environment(
                                                                e ->
                                                                        e.variables(
                                                                                Map.of(
                                                                                        "AWS_REGION",
                                                                                        "x")))))
                .hasMessageContaining("Reserved keys used in this request: AWS_REGION");
    }

    @Test
    void concurrencyIsLimitedWhereReserved() {
        create("F", "public class F { public String run() { return null; } }");
        lambda.putFunctionConcurrency(p -> p.functionName("F").reservedConcurrentExecutions(0));
        assertThatThrownBy(() -> invoke("F", "{}"))
                .isInstanceOf(TooManyRequestsException.class)
                .hasMessageContaining("Rate Exceeded.");
        lambda.deleteFunctionConcurrency(d -> d.functionName("F"));
        assertThat(invoke("F", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void eventsRunLater() {
        create(
                "Later",
                """
                public class Later implements RequestHandler<String, String> {
                    public String handleRequest(String text, Context context) {
                        context.getLogger().log("got " + text);
                        return text;
                    }
                }
                """);
        var answer =
                lambda.invoke(
                        i ->
                                i.functionName("Later")
                                        .invocationType(InvocationType.EVENT)
                                        .payload(SdkBytes.fromUtf8String("\"it\"")));
        assertThat(answer.statusCode()).isEqualTo(202);
        logs.createLogGroup(c -> c.logGroupName("other"));
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(
                        () ->
                                logs.filterLogEvents(
                                                        f ->
                                                                f.logGroupName("/aws/lambda/Later")
                                                                        .filterPattern(
                                                                                "\"got it\""))
                                                .events()
                                                .size()
                                        == 1);
    }

    @Test
    void permissionsMakeAPolicy() {
        create("F", "public class F { public String run() { return null; } }");
        assertThatThrownBy(() -> lambda.getPolicy(g -> g.functionName("F")))
                .isInstanceOf(ResourceNotFoundException.class);
        lambda.addPermission(
                a ->
                        a.functionName("F")
                                .statementId("api")
                                .action("lambda:InvokeFunction")
                                .principal("apigateway.amazonaws.com")
                                .sourceArn("arn:aws:execute-api:us-east-1:000000000000:x/*"));
        assertThat(lambda.getPolicy(g -> g.functionName("F")).policy())
                .isEqualTo(
                        "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[{\"Sid\":\"api\",\"Effect\":\"Allow\","
                            + "\"Principal\":{\"Service\":\"apigateway.amazonaws.com\"},\"Action\":\"lambda:InvokeFunction\","
                            + "\"Resource\":\"arn:aws:lambda:us-east-1:000000000000:function:F\","
                            + "\"Condition\":{\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:execute-api:us-east-1:000000000000:x/*\"}}}]}");
        lambda.removePermission(r -> r.functionName("F").statementId("api"));
        assertThatThrownBy(
                        () -> lambda.removePermission(r -> r.functionName("F").statementId("api")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void functionsAreListedTaggedAndDeleted() {
        create("A", "public class A { public String run() { return null; } }");
        create("B", "public class B { public String run() { return null; } }");
        var configuration = lambda.getFunction(g -> g.functionName("A")).configuration();
        assertThat(configuration.stateAsString()).isEqualTo("Active");
        assertThat(configuration.loggingConfig().logGroup()).isEqualTo("/aws/lambda/A");
        lambda.waiter().waitUntilFunctionActiveV2(g -> g.functionName("A"));
        lambda.tagResource(
                t -> t.resource(configuration.functionArn()).tags(Map.of("route", "one")));
        assertThat(lambda.listTags(l -> l.resource(configuration.functionArn())).tags())
                .containsEntry("route", "one");
        assertThat(lambda.listFunctionsPaginator().functions())
                .extracting(FunctionConfiguration::functionName)
                .containsExactly("A", "B");
        lambda.deleteFunction(d -> d.functionName("A"));
        assertThatThrownBy(() -> lambda.getFunctionConfiguration(g -> g.functionName("A")))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
