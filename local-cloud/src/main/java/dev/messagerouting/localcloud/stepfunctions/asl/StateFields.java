package dev.messagerouting.localcloud.stepfunctions.asl;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which field goes with which type of state and which query language.
 *
 * <p>https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html#amazon-states-language-common-fields
 */
final class StateFields {

    static final List<String> TYPES =
            List.of("Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map");

    private static final Set<String> COMMON = Set.of("Type", "Comment", "QueryLanguage");

    private static final Map<String, Set<String>> ALLOWED =
            Map.of(
                    "Pass",
                    Set.of(
                            "InputPath",
                            "OutputPath",
                            "Result",
                            "ResultPath",
                            "Parameters",
                            "Output",
                            "Assign",
                            "Next",
                            "End"),
                    "Task",
                    Set.of(
                            "InputPath",
                            "OutputPath",
                            "ResultPath",
                            "Parameters",
                            "Arguments",
                            "Output",
                            "Assign",
                            "Resource",
                            "Credentials",
                            "ResultSelector",
                            "Retry",
                            "Catch",
                            "TimeoutSeconds",
                            "TimeoutSecondsPath",
                            "HeartbeatSeconds",
                            "HeartbeatSecondsPath",
                            "Next",
                            "End"),
                    "Wait",
                    Set.of(
                            "InputPath",
                            "OutputPath",
                            "Output",
                            "Assign",
                            "Seconds",
                            "Timestamp",
                            "SecondsPath",
                            "TimestampPath",
                            "Next",
                            "End"),
                    "Parallel",
                    Set.of(
                            "InputPath",
                            "OutputPath",
                            "ResultPath",
                            "Parameters",
                            "Arguments",
                            "Output",
                            "Assign",
                            "ResultSelector",
                            "Retry",
                            "Catch",
                            "Branches",
                            "Next",
                            "End"),
                    "Map",
                    Set.of(
                            "InputPath",
                            "OutputPath",
                            "ResultPath",
                            "Parameters",
                            "Output",
                            "Assign",
                            "ResultSelector",
                            "Retry",
                            "Catch",
                            "ItemProcessor",
                            "Iterator",
                            "ItemsPath",
                            "Items",
                            "ItemSelector",
                            "ItemReader",
                            "ItemBatcher",
                            "ResultWriter",
                            "MaxConcurrency",
                            "MaxConcurrencyPath",
                            "ToleratedFailurePercentage",
                            "ToleratedFailurePercentagePath",
                            "ToleratedFailureCount",
                            "ToleratedFailureCountPath",
                            "Label",
                            "Next",
                            "End"),
                    "Choice",
                    Set.of("InputPath", "OutputPath", "Output", "Assign", "Choices", "Default"),
                    "Succeed",
                    Set.of("InputPath", "OutputPath", "Output"),
                    "Fail",
                    Set.of("Error", "Cause", "ErrorPath", "CausePath"));

    /** What an inline Map cannot have, and the local cloud has no other. */
    static final List<String> DISTRIBUTED = List.of("ItemReader", "ItemBatcher", "ResultWriter");

    static final List<String> PATHS =
            List.of(
                    "InputPath",
                    "OutputPath",
                    "ResultPath",
                    "ItemsPath",
                    "TimeoutSecondsPath",
                    "HeartbeatSecondsPath",
                    "SecondsPath",
                    "TimestampPath",
                    "MaxConcurrencyPath",
                    "ToleratedFailurePercentagePath",
                    "ToleratedFailureCountPath");

    private static final Set<String> JSONPATH_ONLY =
            Set.of(
                    "InputPath",
                    "OutputPath",
                    "ResultPath",
                    "Parameters",
                    "ResultSelector",
                    "Result",
                    "ItemsPath",
                    "TimeoutSecondsPath",
                    "HeartbeatSecondsPath",
                    "SecondsPath",
                    "TimestampPath",
                    "MaxConcurrencyPath",
                    "ToleratedFailurePercentagePath",
                    "ToleratedFailureCountPath",
                    "ErrorPath",
                    "CausePath",
                    "Variable");

    private static final Set<String> JSONATA_ONLY =
            Set.of("Arguments", "Output", "Items", "Condition");

    private StateFields() {}

    static boolean allowed(String type, String field) {
        return COMMON.contains(field) || ALLOWED.getOrDefault(type, Set.of()).contains(field);
    }

    /** Whether {@code field} belongs to the query language that is not in force. */
    static boolean foreign(String field, boolean jsonata) {
        return (jsonata ? JSONPATH_ONLY : JSONATA_ONLY).contains(field);
    }
}
