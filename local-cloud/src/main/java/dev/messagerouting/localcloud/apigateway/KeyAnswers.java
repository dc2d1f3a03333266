package dev.messagerouting.localcloud.apigateway;

import software.amazon.awssdk.services.apigateway.model.*;

/** The same key, plan and member of a plan as the answer of each operation. */
final class KeyAnswers {

    private KeyAnswers() {}

    static CreateApiKeyResponse created(ApiKey from) {
        return CreateApiKeyResponse.builder()
                .id(from.id())
                .value(from.value())
                .name(from.name())
                .customerId(from.customerId())
                .description(from.description())
                .enabled(from.enabled())
                .createdDate(from.createdDate())
                .lastUpdatedDate(from.lastUpdatedDate())
                .stageKeys(from.stageKeys())
                .tags(from.tags())
                .build();
    }

    static GetApiKeyResponse got(ApiKey from) {
        return GetApiKeyResponse.builder()
                .id(from.id())
                .value(from.value())
                .name(from.name())
                .customerId(from.customerId())
                .description(from.description())
                .enabled(from.enabled())
                .createdDate(from.createdDate())
                .lastUpdatedDate(from.lastUpdatedDate())
                .stageKeys(from.stageKeys())
                .tags(from.tags())
                .build();
    }

    static UpdateApiKeyResponse updated(ApiKey from) {
        return UpdateApiKeyResponse.builder()
                .id(from.id())
                .value(from.value())
                .name(from.name())
                .customerId(from.customerId())
                .description(from.description())
                .enabled(from.enabled())
                .createdDate(from.createdDate())
                .lastUpdatedDate(from.lastUpdatedDate())
                .stageKeys(from.stageKeys())
                .tags(from.tags())
                .build();
    }

    static CreateUsagePlanResponse created(UsagePlan from) {
        return CreateUsagePlanResponse.builder()
                .id(from.id())
                .name(from.name())
                .description(from.description())
                .apiStages(from.apiStages())
                .throttle(from.throttle())
                .quota(from.quota())
                .productCode(from.productCode())
                .tags(from.tags())
                .build();
    }

    static GetUsagePlanResponse got(UsagePlan from) {
        return GetUsagePlanResponse.builder()
                .id(from.id())
                .name(from.name())
                .description(from.description())
                .apiStages(from.apiStages())
                .throttle(from.throttle())
                .quota(from.quota())
                .productCode(from.productCode())
                .tags(from.tags())
                .build();
    }

    static UpdateUsagePlanResponse updated(UsagePlan from) {
        return UpdateUsagePlanResponse.builder()
                .id(from.id())
                .name(from.name())
                .description(from.description())
                .apiStages(from.apiStages())
                .throttle(from.throttle())
                .quota(from.quota())
                .productCode(from.productCode())
                .tags(from.tags())
                .build();
    }

    static CreateUsagePlanKeyResponse created(UsagePlanKey from) {
        return CreateUsagePlanKeyResponse.builder()
                .id(from.id())
                .type(from.type())
                .value(from.value())
                .name(from.name())
                .build();
    }

    static GetUsagePlanKeyResponse got(UsagePlanKey from) {
        return GetUsagePlanKeyResponse.builder()
                .id(from.id())
                .type(from.type())
                .value(from.value())
                .name(from.name())
                .build();
    }
}
