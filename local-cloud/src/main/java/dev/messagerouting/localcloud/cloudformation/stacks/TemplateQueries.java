package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Errors;
import dev.messagerouting.localcloud.cloudformation.template.Json;
import dev.messagerouting.localcloud.cloudformation.template.Order;
import dev.messagerouting.localcloud.cloudformation.template.Template;
import dev.messagerouting.localcloud.cloudformation.template.Template.Parameter;
import dev.messagerouting.localcloud.cloudformation.template.Template.Resource;

import software.amazon.awssdk.services.cloudformation.model.GetTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateResponse;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryResponse;
import software.amazon.awssdk.services.cloudformation.model.ParameterDeclaration;
import software.amazon.awssdk.services.cloudformation.model.TemplateParameter;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateResponse;

/** What there is to know of a template. */
public final class TemplateQueries {

    private final Tools tools;
    private final TemplateSource templates;
    private final ChangeSets changeSets;

    TemplateQueries(Tools tools, TemplateSource templates, ChangeSets changeSets) {
        this.tools = tools;
        this.templates = templates;
        this.changeSets = changeSets;
    }

    /** Checks all that needs no values, and circles as if every condition were true. */
    public ValidateTemplateResponse validate(ValidateTemplateRequest request) {
        var template = templates.read(request.templateBody(), request.templateURL());
        Order.of(template, null);
        return ValidateTemplateResponse.builder()
                .description(template.description())
                .parameters(
                        template.parameters().values().stream()
                                .map(TemplateQueries::parameter)
                                .toList())
                .capabilitiesWithStrings(Capabilities.needed(template))
                .capabilitiesReason(Capabilities.reason(template))
                .declaredTransforms(template.transforms())
                .build();
    }

    private static TemplateParameter parameter(Parameter parameter) {
        return TemplateParameter.builder()
                .parameterKey(parameter.name())
                .defaultValue(parameter.defaultValue())
                .description(parameter.description())
                .noEcho(parameter.noEcho())
                .build();
    }

    public GetTemplateResponse get(GetTemplateRequest request) {
        var name = request.stackName();
        if (request.changeSetName() != null) {
            var found = changeSets.find(name, request.changeSetName());
            return body(found.changeSet().input().template());
        }
        return body(tools.store().need(Requests.present("stackName", name)).input().template());
    }

    private static GetTemplateResponse body(Template template) {
        return GetTemplateResponse.builder()
                .templateBody(template.body())
                .stagesAvailable(TemplateStage.ORIGINAL, TemplateStage.PROCESSED)
                .build();
    }

    public GetTemplateSummaryResponse summary(GetTemplateSummaryRequest request) {
        var template = template(request);
        var metadata = template.metadata();
        return GetTemplateSummaryResponse.builder()
                .description(template.description())
                .parameters(
                        template.parameters().values().stream()
                                .map(TemplateQueries::declaration)
                                .toList())
                .resourceTypes(
                        template.resources().values().stream()
                                .map(Resource::type)
                                .distinct()
                                .toList())
                .version("2010-09-09")
                .metadata(metadata == null ? null : Json.MAPPER.writeValueAsString(metadata))
                .capabilitiesWithStrings(Capabilities.needed(template))
                .capabilitiesReason(Capabilities.reason(template))
                .declaredTransforms(template.transforms())
                .build();
    }

    private Template template(GetTemplateSummaryRequest request) {
        if (request.stackName() == null) {
            return templates.read(request.templateBody(), request.templateURL());
        }
        if (request.templateBody() != null || request.templateURL() != null) {
            throw Errors.validation(
                    "Only one of StackName, TemplateBody or TemplateURL may be specified.");
        }
        return tools.store().need(request.stackName()).input().template();
    }

    private static ParameterDeclaration declaration(Parameter parameter) {
        return ParameterDeclaration.builder()
                .parameterKey(parameter.name())
                .defaultValue(parameter.defaultValue())
                .parameterType(parameter.type())
                .noEcho(parameter.noEcho())
                .description(parameter.description())
                .parameterConstraints(c -> c.allowedValues(parameter.allowedValues()))
                .build();
    }
}
