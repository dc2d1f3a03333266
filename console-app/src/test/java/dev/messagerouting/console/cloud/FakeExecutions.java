package dev.messagerouting.console.cloud;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Executions in memory, newest first, so many a page. */
final class FakeExecutions implements SfnClient {

    private final List<ExecutionListItem> newestFirst = new ArrayList<>();
    private final int pageSize;
    int pagesRead;

    FakeExecutions(int pageSize) {
        this.pageSize = pageSize;
    }

    void start(String name, Instant time) {
        newestFirst.addFirst(
                ExecutionListItem.builder()
                        .executionArn("arn:" + name)
                        .name(name)
                        .status(ExecutionStatus.RUNNING)
                        .startDate(time)
                        .build());
    }

    void end(String name, ExecutionStatus status, Instant time) {
        newestFirst.replaceAll(
                item ->
                        item.name().equals(name)
                                ? item.toBuilder().status(status).stopDate(time).build()
                                : item);
    }

    void redrive(String name, Instant time) {
        newestFirst.replaceAll(
                item ->
                        item.name().equals(name)
                                ? item.toBuilder()
                                        .status(ExecutionStatus.RUNNING)
                                        .stopDate(null)
                                        .redriveCount(1)
                                        .redriveDate(time)
                                        .build()
                                : item);
    }

    @Override
    public ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
        pagesRead++;
        int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        int to = Math.min(newestFirst.size(), from + pageSize);
        return ListExecutionsResponse.builder()
                .executions(newestFirst.subList(from, to))
                .nextToken(to < newestFirst.size() ? Integer.toString(to) : null)
                .build();
    }

    @Override
    public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
        var item =
                newestFirst.stream()
                        .filter(i -> i.executionArn().equals(request.executionArn()))
                        .findFirst()
                        .orElseThrow();
        return DescribeExecutionResponse.builder()
                .executionArn(item.executionArn())
                .name(item.name())
                .status(item.status())
                .startDate(item.startDate())
                .stopDate(item.stopDate())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
