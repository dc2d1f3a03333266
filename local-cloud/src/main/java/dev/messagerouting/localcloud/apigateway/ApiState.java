package dev.messagerouting.localcloud.apigateway;

import dev.messagerouting.localcloud.kernel.Caller;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.apigateway.model.ApiKey;
import software.amazon.awssdk.services.apigateway.model.Deployment;
import software.amazon.awssdk.services.apigateway.model.GatewayResponse;
import software.amazon.awssdk.services.apigateway.model.Model;
import software.amazon.awssdk.services.apigateway.model.RequestValidator;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.Stage;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Everything API Gateway knows, at one moment. */
record ApiState(
        Map<String, Api> apis,
        Map<String, ApiKey> keys,
        Map<String, Plan> plans,
        @Nullable String cloudwatchRoleArn) {

    static final ApiState EMPTY = new ApiState(Map.of(), Map.of(), Map.of(), null);

    /** A usage plan and the ids of its keys. */
    record Plan(UsagePlan plan, List<String> keyIds) {}

    /** What an API is made of, as edited; and as deployed a frozen copy of it. */
    record Design(
            Map<String, Resource> resources,
            Map<String, Model> models,
            Map<String, RequestValidator> validators,
            Map<String, GatewayResponse> gatewayResponses) {

        Design withResource(Resource resource) {
            return withResources(Copies.with(resources, resource.id(), resource));
        }

        Design withResources(Map<String, Resource> changed) {
            return new Design(changed, models, validators, gatewayResponses);
        }
    }

    /** A deployment with what it froze. */
    record Deployed(Deployment deployment, Design design, Routes routes) {}

    /** One REST API of one account and region. */
    record Api(
            Caller owner,
            RestApi rest,
            Design design,
            Map<String, Deployed> deployments,
            Map<String, Stage> stages) {

        Api with(RestApi changed) {
            return new Api(owner, changed, design, deployments, stages);
        }

        Api with(Design changed) {
            return new Api(owner, rest, changed, deployments, stages);
        }

        Api withDeployments(Map<String, Deployed> changed) {
            return new Api(owner, rest, design, changed, stages);
        }

        Api withStage(Stage stage) {
            return withStages(Copies.with(stages, stage.stageName(), stage));
        }

        Api withStages(Map<String, Stage> changed) {
            return new Api(owner, rest, design, deployments, changed);
        }

        Resource resource(@Nullable String id) {
            var found = id == null ? null : design.resources().get(id);
            if (found == null) {
                throw ApiFaults.notFound("Invalid Resource identifier specified");
            }
            return found;
        }

        Stage stage(@Nullable String name) {
            var found = name == null ? null : stages.get(name);
            if (found == null) {
                throw ApiFaults.notFound("Invalid stage identifier specified");
            }
            return found;
        }

        Deployed deployed(@Nullable String id) {
            var found = id == null ? null : deployments.get(id);
            if (found == null) {
                throw ApiFaults.notFound("Invalid Deployment identifier specified");
            }
            return found;
        }
    }

    /**
     * @throws software.amazon.awssdk.services.apigateway.model.NotFoundException in AWS's words
     */
    Api api(@Nullable String id) {
        var found = id == null ? null : apis.get(id);
        if (found == null) {
            throw ApiFaults.notFound(
                    "Invalid API identifier specified " + Caller.current().accountId() + ":" + id);
        }
        return found;
    }

    ApiState withApi(Api api) {
        return withApis(Copies.with(apis, api.rest().id(), api));
    }

    ApiState withApis(Map<String, Api> changed) {
        return new ApiState(changed, keys, plans, cloudwatchRoleArn);
    }

    ApiState changeApi(@Nullable String id, UnaryOperator<Api> change) {
        return withApi(change.apply(api(id)));
    }

    ApiState withKeys(Map<String, ApiKey> changed) {
        return new ApiState(apis, changed, plans, cloudwatchRoleArn);
    }

    ApiState withPlans(Map<String, Plan> changed) {
        return new ApiState(apis, keys, changed, cloudwatchRoleArn);
    }
}
