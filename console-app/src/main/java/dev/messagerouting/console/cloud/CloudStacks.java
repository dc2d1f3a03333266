package dev.messagerouting.console.cloud;

import static dev.messagerouting.console.cloud.CloudFaults.calling;
import static dev.messagerouting.console.cloud.StackStatuses.orEmpty;

import dev.messagerouting.console.deploy.StackPort;
import dev.messagerouting.console.flow.RequestBudget;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.s3.S3Client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stacks over CloudFormation, artifacts over S3. A stack that failed to be made is deleted before
 * it is made again, as CloudFormation wants it
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html).
 */
public final class CloudStacks implements StackPort {

    private static final String LOOK = "cloudformation:DescribeStacks";
    private static final String EVENTS = "cloudformation:DescribeStackEvents";

    private final CloudFormationClient stacks;
    private final S3Client objects;
    private final Artifacts artifacts;
    private final RequestBudget budget;

    public CloudStacks(CloudClients clients, Artifacts artifacts, RequestBudget budget) {
        this.stacks = clients.stacks();
        this.objects = clients.objects();
        this.artifacts = artifacts;
        this.budget = budget;
    }

    @Override
    public Begun deploy(Request request) {
        var what = "deploying the stack '" + request.stackName() + "'";
        return calling(
                what,
                () ->
                        describe(request.stackName())
                                .map(stack -> update(stack, request))
                                .orElseGet(() -> create(request)));
    }

    private Begun create(Request request) {
        var created =
                stacks.createStack(
                        r ->
                                r.stackName(request.stackName())
                                        .templateBody(Templates.read(request.template()))
                                        .parameters(parameters(request))
                                        .tags(tags(request))
                                        .capabilities(Capability.CAPABILITY_IAM));
        return new Begun.Running(request.stackName(), created.stackId(), null);
    }

    private Begun update(Stack stack, Request request) {
        if (stack.stackStatus() == StackStatus.CREATE_IN_PROGRESS) {
            // Made by a console that has gone, or by an order whose answer was lost.
            return new Begun.Running(request.stackName(), stack.stackId(), null);
        }
        var newest = newestEvent(stack.stackId());
        try {
            stacks.updateStack(
                    r ->
                            r.stackName(request.stackName())
                                    .templateBody(Templates.read(request.template()))
                                    .parameters(parameters(request))
                                    .tags(tags(request))
                                    .capabilities(Capability.CAPABILITY_IAM));
        } catch (CloudFormationException refused) {
            if (CloudFaults.message(refused).contains("No updates are to be performed")) {
                return new Begun.Unchanged();
            }
            throw refused;
        }
        return new Begun.Running(request.stackName(), stack.stackId(), newest);
    }

    private static List<Parameter> parameters(Request request) {
        return request.parameters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(
                        p ->
                                Parameter.builder()
                                        .parameterKey(p.getKey())
                                        .parameterValue(p.getValue())
                                        .build())
                .toList();
    }

    private static List<Tag> tags(Request request) {
        return request.tags().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
                .toList();
    }

    @Override
    public Begun delete(String stackName) {
        return calling(
                "deleting the stack '" + stackName + "'",
                () -> describe(stackName).<Begun>map(this::delete).orElseGet(Begun.Unchanged::new));
    }

    private Begun delete(Stack stack) {
        var newest = newestEvent(stack.stackId());
        new Buckets(stacks, objects).empty(stack.stackName());
        stacks.deleteStack(r -> r.stackName(stack.stackName()));
        return new Begun.Running(stack.stackName(), stack.stackId(), newest);
    }

    @Override
    public State state(String stack) throws InterruptedException {
        budget.take(LOOK);
        return calling(
                "looking at the stack '" + stack + "'",
                () -> describe(stack).map(StackStatuses::state).orElse(StackStatuses.ABSENT));
    }

    @Override
    public Map<String, String> outputs(String stackName) {
        return calling(
                "looking at the stack '" + stackName + "'",
                () -> {
                    var outputs = new HashMap<String, String>();
                    describe(stackName).stream()
                            .flatMap(stack -> stack.outputs().stream())
                            .forEach(o -> outputs.put(o.outputKey(), o.outputValue()));
                    return Map.copyOf(outputs);
                });
    }

    /** A stack that is not there is told by an error that is otherwise about bad requests. */
    private Optional<Stack> describe(String stack) {
        try {
            return stacks.describeStacks(r -> r.stackName(stack)).stacks().stream().findFirst();
        } catch (CloudFormationException failure) {
            if (isAbsent(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    static boolean isAbsent(CloudFormationException failure) {
        return "ValidationError".equals(CloudFaults.code(failure))
                && CloudFaults.message(failure).contains("does not exist");
    }

    private String newestEvent(String stackId) {
        return stacks.describeStackEvents(r -> r.stackName(stackId)).stackEvents().stream()
                .map(StackEvent::eventId)
                .findFirst()
                .orElse("");
    }

    @Override
    public List<ResourceEvent> events(Begun.Running running) throws InterruptedException {
        budget.take(EVENTS);
        return calling(
                "reading the events of the stack '" + running.stackName() + "'",
                () -> {
                    // AWS answers the newest first, so pages end at the first one that is known.
                    var newestFirst = new ArrayList<ResourceEvent>();
                    var pages =
                            stacks.describeStackEventsPaginator(
                                    r -> r.stackName(running.stackId()));
                    for (var event : pages.stackEvents()) {
                        if (event.eventId().equals(running.afterEvent())) {
                            break;
                        }
                        newestFirst.add(event(event));
                    }
                    return List.copyOf(newestFirst.reversed());
                });
    }

    private static ResourceEvent event(StackEvent event) {
        return new ResourceEvent(
                event.eventId(),
                event.logicalResourceId(),
                event.resourceType(),
                event.resourceStatusAsString(),
                orEmpty(event.resourceStatusReason()),
                event.timestamp());
    }

    @Override
    public String upload(String artifact, String bucket) {
        var key = artifacts.key(artifact);
        var body = RequestBody.fromFile(artifacts.file(artifact));
        calling(
                "uploading " + artifact + " to the bucket '" + bucket + "'",
                () -> objects.putObject(r -> r.bucket(bucket).key(key), body));
        return key;
    }

    @Override
    public List<Found> find(String tag, String value) {
        return calling(
                "looking for stacks",
                () ->
                        stacks.describeStacksPaginator().stacks().stream()
                                .filter(stack -> value.equals(tags(stack).get(tag)))
                                .map(
                                        stack ->
                                                new Found(
                                                        stack.stackName(),
                                                        StackStatuses.state(stack),
                                                        tags(stack)))
                                .toList());
    }

    private static Map<String, String> tags(Stack stack) {
        var tags = new HashMap<String, String>();
        stack.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }
}
