package dev.messagerouting.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.messagerouting.localcloud.wire.EveryOperation;
import dev.messagerouting.localcloud.wire.Protocol;
import dev.messagerouting.localcloud.wire.WireService;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * {@code docs/local-cloud/README.md} is made from the code. If this fails, the new page is in
 * {@code target}; {@code -Dsupport.page=write} puts it in its place.
 */
class ServicesPageTest {

    private static final Path PAGES = Path.of("..", "docs", "local-cloud");
    private static final Path PAGE = PAGES.resolve("README.md");
    private static final Path MADE = Path.of("target", "local-cloud-README.md");

    private record About(String page, String line) {}

    private static final Map<String, About> ABOUT =
            Map.ofEntries(
                    Map.entry(
                            "API Gateway",
                            new About(
                                    "api-gateway.md",
                                    "REST APIs, their deployments, and the calls to them")),
                    Map.entry(
                            "CloudFormation",
                            new About(
                                    "cloudformation.md",
                                    "stacks, change sets, events, rollback, validation")),
                    Map.entry(
                            "CloudWatch",
                            new About("cloudwatch.md", "the metrics that the services publish")),
                    Map.entry(
                            "CloudWatch Logs",
                            new About("logs.md", "groups, streams, events, filter patterns")),
                    Map.entry("EC2", new About("ec2.md", "networks as records, with AWS's checks")),
                    Map.entry("ECR", new About("ecs.md", "repositories and lists of images")),
                    Map.entry(
                            "ECS",
                            new About("ecs.md", "Fargate tasks and services, without containers")),
                    Map.entry(
                            "Elastic Load Balancing",
                            new About("elb.md", "load balancers as loopback listeners")),
                    Map.entry(
                            "EventBridge",
                            new About("eventbridge.md", "schedules that invoke functions")),
                    Map.entry(
                            "IAM", new About("identity.md", "roles and their policies as records")),
                    Map.entry(
                            "Kinesis",
                            new About("kinesis.md", "streams, shards, records, resharding")),
                    Map.entry(
                            "Lambda",
                            new About(
                                    "lambda.md",
                                    "Java functions, invocations, event source mappings")),
                    Map.entry("S3", new About("s3.md", "buckets and objects, in memory")),
                    Map.entry(
                            "Step Functions",
                            new About("step-functions.md", "the whole language, history, redrive")),
                    Map.entry("STS", new About("identity.md", "who calls, and credentials")));

    @Test
    void thePageSaysWhatTheCodeDoes() throws IOException {
        var made = page();
        Files.createDirectories(Objects.requireNonNull(MADE.getParent()));
        Files.writeString(MADE, made);
        if ("write".equals(System.getProperty("support.page"))) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("%s, which -Dsupport.page=write makes anew", PAGE)
                .isEqualTo(made);
    }

    private static String page() {
        try (var cloud = LocalCloud.builder().start()) {
            var services = cloud.services();
            return """
            # The local cloud

            What it can do, service by service. This page is made from the code, and a test fails if it differs (`ServicesPageTest`; `-Dsupport.page=write` makes it anew).
            Each service's page says how far it goes, what it refuses and how that is known. Every other operation of these services is refused by name: `NotImplemented`, status 501.

            | service | is | speaks | operations |
            |---|---|---|---|
            %s

            An unmodified client needs an endpoint and any credentials; an access key of twelve digits is the account's number. S3 is addressed by path.
            HTTP/1.1 only: the JavaScript client of Kinesis speaks HTTP/2 unless its `requestHandler` is a `NodeHttpHandler`.
            %s\
            """
                    .formatted(
                            services.stream()
                                    .map(ServicesPageTest::row)
                                    .collect(Collectors.joining("\n")),
                            services.stream()
                                    .map(ServicesPageTest::operations)
                                    .collect(Collectors.joining()));
        }
    }

    private static String row(WireService service) {
        var about = about(service);
        var name =
                Files.exists(PAGES.resolve(about.page()))
                        ? "[%s](%s)".formatted(service.name(), about.page())
                        : service.name();
        return "| %s | %s | %s | %d |"
                .formatted(
                        name,
                        about.line(),
                        service.protocols().stream()
                                .map(ServicesPageTest::protocol)
                                .collect(Collectors.joining(", ")),
                        EveryOperation.declared(service).size());
    }

    private static About about(WireService service) {
        return Objects.requireNonNull(
                ABOUT.get(service.name()), () -> service.name() + " has no line in ABOUT");
    }

    private static String protocol(Protocol protocol) {
        return switch (protocol) {
            case Protocol.AwsJson json -> "JSON " + json.version();
            case Protocol.RpcV2 _ -> "RPC v2 CBOR";
            case Protocol.Query _ -> "Query";
            case Protocol.Ec2Query _ -> "EC2 Query";
            case Protocol.RestJson _ -> "REST-JSON";
            case Protocol.RestXml _ -> "REST-XML";
        };
    }

    private static String operations(WireService service) {
        List<String> names = EveryOperation.declared(service);
        return names.stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", ", "\n## " + service.name() + "\n\n", "\n"));
    }
}
