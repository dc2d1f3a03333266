package dev.messagerouting.localcloud.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.messagerouting.localcloud.LocalCloud;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What the console and the functions ask of AWS, asked of a deployed route by unmodified clients.
 * {@link RouteIT} carries messages; this looks at the answers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoOperationsIT {

    private static final String ROUTE = "source-process--target-process";
    private static final Path ARTIFACTS = Path.of(System.getProperty("messagerouting.artifacts"));

    private final LocalCloud cloud =
            LocalCloud.builder()
                    .image("messaging-demo/simulators", ARTIFACTS.resolve("simulators.jar"))
                    .start();
    private final URI endpoint = cloud.endpoint();
    private final Demo demo = new Demo(endpoint);
    private final CloudFormationClient stacks =
            Demo.client(CloudFormationClient.builder(), endpoint).build();
    private final CloudWatchLogsClient logs =
            Demo.client(CloudWatchLogsClient.builder(), endpoint).build();
    private final KinesisClient kinesis = Demo.client(KinesisClient.builder(), endpoint).build();
    private final SfnClient sfn = Demo.client(SfnClient.builder(), endpoint).build();
    private final S3Client s3 =
            Demo.client(S3Client.builder().forcePathStyle(true), endpoint).build();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    void deploy() {
        demo.storeArtifacts(ARTIFACTS.resolve("lambdas.jar"));
        demo.deploy("fargate-cluster", Map.of());
        demo.deploy(ROUTE, Map.of());
    }

    @AfterAll
    void close() {
        http.close();
        List.of(stacks, logs, kinesis, sfn, s3).forEach(client -> client.close());
        demo.close();
        cloud.close();
    }

    private List<StackEvent> events(String stack) {
        return stacks.describeStackEventsPaginator(d -> d.stackName(stack)).stackEvents().stream()
                .toList();
    }

    @Test
    void aStackIsDescribedByNameAndAmongAll() {
        var stack = stacks.describeStacks(d -> d.stackName(ROUTE)).stacks().getFirst();
        assertThat(stack.stackId())
                .matches("arn:aws:cloudformation:us-east-1:000000000000:stack/" + ROUTE + "/.+");
        assertThat(stacks.describeStacksPaginator().stacks())
                .map(s -> s.stackName())
                .contains(ROUTE, "fargate-cluster", "artifact-store");
        assertThatThrownBy(() -> stacks.describeStacks(d -> d.stackName("nonesuch")))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining("Stack with id nonesuch does not exist");
    }

    @Test
    void everyResourceHasAPhysicalId() {
        var all = stacks.describeStackResources(d -> d.stackName(ROUTE)).stackResources();
        assertThat(all)
                .map(r -> r.logicalResourceId())
                .contains("IngestionApi", "Stream", "SinkIngestor", "StateMachine", "Transformer")
                .contains("QueueEmitter", "Queue", "Dequeuer", "QueueApi", "DequeuerLogGroup");
        assertThat(all)
                .allSatisfy(
                        r -> {
                            assertThat(r.physicalResourceId()).isNotEmpty();
                            assertThat(r.resourceStatus())
                                    .isEqualTo(ResourceStatus.CREATE_COMPLETE);
                        });
    }

    @Test
    void eventsGoBackFromTheStacksLastToItsFirst() {
        var all = events(ROUTE);
        assertThat(all).isSortedAccordingTo((a, b) -> b.timestamp().compareTo(a.timestamp()));
        assertThat(all.getFirst().resourceStatus()).isEqualTo(ResourceStatus.CREATE_COMPLETE);
        assertThat(all.getFirst().logicalResourceId()).isEqualTo(ROUTE);
        assertThat(all.getLast().resourceStatusReason()).isEqualTo("User Initiated");
        assertThat(all).map(StackEvent::eventId).doesNotHaveDuplicates();
        assertThat(stacks.describeStackEvents(d -> d.stackName(ROUTE)).stackEvents().getFirst())
                .isEqualTo(all.getFirst());
    }

    @Test
    void theSameTemplateAgainIsNoUpdate() {
        assertThatThrownBy(
                        () ->
                                stacks.updateStack(
                                        u ->
                                                u.stackName("artifact-store")
                                                        .usePreviousTemplate(true)))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining("No updates are to be performed");
    }

    @Test
    void aBucketIsEmptiedBeforeItsStackGoes() {
        var body = stacks.getTemplate(t -> t.stackName("artifact-store")).templateBody();
        var tag = Tag.builder().key("demo").value("yes").build();
        var name = Parameter.builder().parameterKey("RepositoryName").parameterValue("other");
        var id =
                stacks.createStack(
                                c ->
                                        c.stackName("other-store")
                                                .templateBody(body)
                                                .tags(tag)
                                                .parameters(name.build()))
                        .stackId();
        stacks.waiter().waitUntilStackCreateComplete(d -> d.stackName(id), Demo::soon);
        var made = stacks.describeStacks(d -> d.stackName("other-store")).stacks().getFirst();
        assertThat(made.tags()).map(t -> t.key() + "=" + t.value()).containsExactly("demo=yes");
        var bucket = demo.physicalId("other-store", "Bucket");
        for (var key : List.of("a.jar", "b/c.jar")) {
            s3.putObject(p -> p.bucket(bucket).key(key), RequestBody.fromString(key));
        }
        stacks.deleteStack(d -> d.stackName(id));
        await().until(() -> status(id) == StackStatus.DELETE_FAILED);
        assertThat(events(id)).anyMatch(e -> e.resourceStatus() == ResourceStatus.DELETE_FAILED);

        var objects = s3.listObjectsV2Paginator(l -> l.bucket(bucket)).contents();
        assertThat(objects).map(S3Object::key).containsExactly("a.jar", "b/c.jar");
        objects.forEach(o -> s3.deleteObject(d -> d.bucket(bucket).key(o.key())));
        stacks.deleteStack(d -> d.stackName(id));
        await().until(() -> status(id) == StackStatus.DELETE_COMPLETE);
        assertThatThrownBy(() -> status("other-store")).hasMessageContaining("does not exist");
    }

    private StackStatus status(String stack) {
        return stacks.describeStacks(d -> d.stackName(stack)).stacks().getFirst().stackStatus();
    }

    @Test
    void anExecutionIsStartedOnceForItsName() {
        var machine = demo.output("StateMachineArn");
        var input = "{\"message\":{\"id\":1,\"timestamp\":7,\"message\":\"one\"}}";
        var arn = start(machine, "1-7", input);
        var ended = ended(arn);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.input()).isEqualTo(input);
        assertThat(ended.name()).isEqualTo("1-7");
        assertThat(ended.redriveCount()).isZero();
        assertThat(ended.stopDate()).isAfterOrEqualTo(ended.startDate());
        assertThatThrownBy(() -> start(machine, "1-7", input))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
        assertThatThrownBy(() -> sfn.describeExecution(d -> d.executionArn(arn + "x")))
                .isInstanceOf(ExecutionDoesNotExistException.class);
    }

    private String start(String machine, String name, String input) {
        return sfn.startExecution(s -> s.stateMachineArn(machine).name(name).input(input))
                .executionArn();
    }

    private DescribeExecutionResponse ended(String arn) {
        return await().until(
                        () -> sfn.describeExecution(d -> d.executionArn(arn)),
                        found -> found.status() != ExecutionStatus.RUNNING);
    }

    @Test
    void executionsAreListedNewestFirstInPages() {
        var machine = demo.output("StateMachineArn");
        for (int id = 10; id < 14; id++) {
            ended(start(machine, id + "-8", "{\"message\":{\"id\":" + id + ",\"timestamp\":8}}"));
        }
        var first = sfn.listExecutions(l -> l.stateMachineArn(machine).maxResults(3));
        assertThat(first.executions()).hasSize(3);
        assertThat(first.nextToken()).isNotNull();
        var all = sfn.listExecutionsPaginator(l -> l.stateMachineArn(machine)).executions();
        assertThat(all).map(ExecutionListItem::name).contains("10-8", "11-8", "12-8", "13-8");
        assertThat(all.stream().toList())
                .isSortedAccordingTo((a, b) -> b.startDate().compareTo(a.startDate()));
        assertThatThrownBy(() -> sfn.listExecutions(l -> l.stateMachineArn(machine + "x")))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    void aQueueIsReadOnFromATimeAndFromARecord() {
        var stream = demo.output("QueueName");
        var shards = kinesis.listShards(l -> l.streamName(stream).maxResults(100));
        assertThat(shards.nextToken()).isNull();
        assertThat(shards.shards()).isNotEmpty();
        var put =
                kinesis.putRecord(
                        p ->
                                p.streamName(stream)
                                        .partitionKey("a")
                                        .data(SdkBytes.fromUtf8String("first")));
        kinesis.putRecord(
                p ->
                        p.streamName(stream)
                                .partitionKey("a")
                                .data(SdkBytes.fromUtf8String("second")));
        var shard = put.shardId();
        var byTime =
                read(
                        stream,
                        shard,
                        ShardIteratorType.AT_TIMESTAMP,
                        Instant.EPOCH,
                        put.sequenceNumber());
        assertThat(byTime.records()).map(r -> r.data().asUtf8String()).contains("first", "second");
        assertThat(byTime.millisBehindLatest()).isZero();
        assertThat(byTime.nextShardIterator()).isNotEmpty();
        var after =
                read(
                        stream,
                        shard,
                        ShardIteratorType.AFTER_SEQUENCE_NUMBER,
                        null,
                        put.sequenceNumber());
        assertThat(after.records())
                .map(Record::sequenceNumber)
                .doesNotContain(put.sequenceNumber());
        assertThat(after.records()).map(r -> r.data().asUtf8String()).contains("second");
        assertThatThrownBy(
                        () ->
                                read(
                                        stream,
                                        shard,
                                        ShardIteratorType.AFTER_SEQUENCE_NUMBER,
                                        null,
                                        "1"))
                .isInstanceOf(InvalidArgumentException.class);
    }

    private GetRecordsResponse read(
            String stream,
            String shard,
            ShardIteratorType type,
            @Nullable Instant since,
            String sequenceNumber) {
        var iterator =
                kinesis.getShardIterator(
                                g -> {
                                    g.streamName(stream).shardId(shard).shardIteratorType(type);
                                    if (since == null) {
                                        g.startingSequenceNumber(sequenceNumber);
                                    } else {
                                        g.timestamp(since);
                                    }
                                })
                        .shardIterator();
        return kinesis.getRecords(g -> g.shardIterator(iterator).limit(100));
    }

    @Test
    void theApisAnswerAndLogsAreReadInPages() throws Exception {
        var sent = "[{\"id\":1,\"timestamp\":9,\"message\":\"x\"},{\"id\":2,\"timestamp\":9}]";
        var taken = post(demo.output("IngestionUrl"), sent);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).contains("\"failed\": 0").contains("sequenceNumber");
        assertThat(post(demo.output("IngestionUrl"), "{}").statusCode()).isEqualTo(400);

        var queue = demo.output("QueueUrl");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(queue + "?timestamp=0").body().contains("\"id\":2"));
        var answer = get(queue + "?timestamp=0");
        assertThat(answer.headers().firstValue("Link").orElse("")).endsWith("; rel=\"next\"");
        assertThat(get(queue).statusCode()).isEqualTo(400);
        readLogs(demo.physicalId(ROUTE, "TransformerLogGroup"));
    }

    private void readLogs(String group) {
        var pages = logs.filterLogEventsPaginator(f -> f.logGroupName(group).limit(2));
        var ids = new HashSet<String>();
        var times = new ArrayList<Long>();
        for (var page : pages) {
            assertThat(page.events().size()).isLessThanOrEqualTo(2);
            page.events()
                    .forEach(
                            event -> {
                                assertThat(ids.add(event.eventId())).isTrue();
                                times.add(event.timestamp());
                            });
        }
        assertThat(times).hasSizeGreaterThan(2).isSorted();
        assertThatThrownBy(() -> logs.filterLogEvents(f -> f.logGroupName("nonesuch")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private HttpResponse<String> post(String url, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
