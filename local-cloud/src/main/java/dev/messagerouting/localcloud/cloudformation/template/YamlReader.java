package dev.messagerouting.localcloud.cloudformation.template;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

import tools.jackson.databind.JsonNode;

import java.util.Iterator;
import java.util.Optional;

/**
 * YAML with CloudFormation's short tags, as a JSON tree in the long form. Aliases are refused, as
 * AWS does (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html).
 */
final class YamlReader {

    private final Iterator<Event> events;

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    static JsonNode read(String yaml) {
        var settings = LoadSettings.builder().setCodePointLimit(2_000_000).build();
        try {
            var reader = new YamlReader(new Parse(settings).parseString(yaml).iterator());
            return reader.document();
        } catch (MarkedYamlEngineException malformed) {
            throw malformed(malformed.getProblemMark());
        }
    }

    private static RuntimeException malformed(Optional<Mark> mark) {
        var where =
                mark.map(
                                m ->
                                        " (line "
                                                + (m.getLine() + 1)
                                                + ", column "
                                                + (m.getColumn() + 1)
                                                + ")")
                        .orElse("");
        return Errors.format("YAML not well-formed." + where);
    }

    private JsonNode document() {
        while (events.hasNext()) {
            if (events.next() instanceof NodeEvent start) {
                return node(start, "");
            }
        }
        return Json.NO_VALUE;
    }

    private JsonNode node(Event start, String path) {
        return switch (start) {
            case ScalarEvent scalar -> tagged(tag(scalar), scalar, plain(scalar));
            case SequenceStartEvent list -> tagged(list.getTag(), list, list(path));
            case MappingStartEvent map -> tagged(map.getTag(), map, map(path));
            case AliasEvent _ ->
                    throw Errors.format("YAML aliases are not allowed in CloudFormation templates");
            default -> throw malformed(start.getStartMark());
        };
    }

    private static Optional<String> tag(ScalarEvent scalar) {
        return scalar.getTag().filter(tag -> !tag.equals("!"));
    }

    private JsonNode list(String path) {
        var list = Json.array();
        for (var next = events.next(); next instanceof NodeEvent; next = events.next()) {
            list.add(node(next, path + "/" + list.size()));
        }
        return list;
    }

    private JsonNode map(String path) {
        var map = Json.object();
        for (var next = events.next(); next instanceof NodeEvent; next = events.next()) {
            if (!(next instanceof ScalarEvent key)) {
                throw malformed(next.getStartMark());
            }
            var name = key.getValue();
            if (map.has(name)) {
                throw duplicate(path, name, key);
            }
            map.set(name, node(events.next(), path + "/" + name));
        }
        return map;
    }

    private static RuntimeException duplicate(String path, String name, Event at) {
        var where =
                at.getStartMark()
                        .map(
                                m ->
                                        "(line "
                                                + (m.getLine() + 1)
                                                + ", column "
                                                + (m.getColumn() + 1)
                                                + ")")
                        .orElse("");
        return Errors.format("[" + path + "] '" + name + "' already defined at " + where);
    }

    private static JsonNode plain(ScalarEvent scalar) {
        var quoted = scalar.getScalarStyle() != ScalarStyle.PLAIN;
        return quoted ? Json.text(scalar.getValue()) : YamlScalars.read(scalar.getValue());
    }

    private static JsonNode tagged(Optional<String> tag, Event at, JsonNode value) {
        var name = tag.orElse(null);
        if (name == null || name.startsWith("tag:yaml.org,2002:")) {
            return name != null && name.endsWith(":str") && Json.scalar(value)
                    ? Json.text(value.asString())
                    : value;
        }
        var function = longForm(name);
        if (function == null) {
            throw malformed(at.getStartMark());
        }
        return Json.object(function, function.equals("Fn::GetAtt") ? attribute(value) : value);
    }

    private static @Nullable String longForm(String tag) {
        return switch (tag) {
            case "!Ref" -> "Ref";
            case "!Condition" -> "Condition";
            case String name
                    when name.startsWith("!") && Functions.known("Fn::" + name.substring(1)) ->
                    "Fn::" + name.substring(1);
            default -> null;
        };
    }

    /** {@code !GetAtt A.B.C} is attribute {@code B.C} of resource {@code A}. */
    private static JsonNode attribute(JsonNode value) {
        if (!value.isString() || value.asString().indexOf('.') < 1) {
            return value;
        }
        var text = value.asString();
        var dot = text.indexOf('.');
        return Json.array().add(text.substring(0, dot)).add(text.substring(dot + 1));
    }
}
