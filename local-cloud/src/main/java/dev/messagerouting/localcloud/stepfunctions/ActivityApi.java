package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.stepfunctions.asl.Doc;
import dev.messagerouting.localcloud.stepfunctions.asl.Json;
import dev.messagerouting.localcloud.stepfunctions.run.Failure;
import dev.messagerouting.localcloud.stepfunctions.run.Outcome;

import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateActivityResponse;
import software.amazon.awssdk.services.sfn.model.DeleteActivityRequest;
import software.amazon.awssdk.services.sfn.model.DeleteActivityResponse;
import software.amazon.awssdk.services.sfn.model.DescribeActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeActivityResponse;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;
import software.amazon.awssdk.services.sfn.model.ListActivitiesResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** The operations of workers: activities, and tasks that wait for their token. */
final class ActivityApi {

    private final Activities activities;
    private final Tickets tickets;

    ActivityApi(Activities activities, Tickets tickets) {
        this.activities = activities;
        this.tickets = tickets;
    }

    CreateActivityResponse create(CreateActivityRequest request) {
        var activity = activities.create(request.name());
        return CreateActivityResponse.builder()
                .activityArn(activity.arn().text())
                .creationDate(activity.created())
                .build();
    }

    DeleteActivityResponse delete(DeleteActivityRequest request) {
        activities.delete(request.activityArn());
        return DeleteActivityResponse.builder().build();
    }

    DescribeActivityResponse describe(DescribeActivityRequest request) {
        var activity = activities.get(request.activityArn());
        return DescribeActivityResponse.builder()
                .activityArn(activity.arn().text())
                .name(activity.name())
                .creationDate(activity.created())
                .build();
    }

    ListActivitiesResponse list(ListActivitiesRequest request) {
        var page =
                Page.of(
                        activities.all(),
                        "activities",
                        request.nextToken(),
                        Inputs.maxResults(request.maxResults()));
        return ListActivitiesResponse.builder()
                .activities(page.items())
                .nextToken(page.next())
                .build();
    }

    /** Without work in time, an answer without a token. */
    GetActivityTaskResponse take(GetActivityTaskRequest request) {
        try {
            var ticket = activities.take(request.activityArn());
            if (ticket == null) {
                return GetActivityTaskResponse.builder().build();
            }
            ticket.started().accept(request.workerName());
            return GetActivityTaskResponse.builder()
                    .taskToken(ticket.token())
                    .input(ticket.input())
                    .build();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return GetActivityTaskResponse.builder().build();
        }
    }

    SendTaskSuccessResponse succeed(SendTaskSuccessRequest request) {
        try {
            var output = request.output() == null ? "" : request.output();
            tickets.end(request.taskToken(), new Outcome.Answer(Doc.parse(output)));
        } catch (Json.Invalid notJson) {
            throw SfnFaults.invalidOutput(notJson.problem());
        }
        return SendTaskSuccessResponse.builder().build();
    }

    SendTaskFailureResponse fail(SendTaskFailureRequest request) {
        tickets.end(
                request.taskToken(),
                new Outcome.Failed(Failure.of(request.error(), request.cause())));
        return SendTaskFailureResponse.builder().build();
    }

    SendTaskHeartbeatResponse heartbeat(SendTaskHeartbeatRequest request) {
        tickets.heartbeat(request.taskToken());
        return SendTaskHeartbeatResponse.builder().build();
    }
}
