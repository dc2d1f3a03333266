package dev.messagerouting.localcloud.wire;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Reads the XML bodies of S3's requests: few and small, so through a tree. */
final class XmlBody {

    private static final int DEEPEST = 50;

    /** An element without attributes and name spaces. */
    private record Element(String name, List<Element> children, StringBuilder text) {

        Element(String name) {
            this(name, new ArrayList<>(), new StringBuilder());
        }

        List<Element> named(String wanted) {
            return children.stream().filter(child -> child.name.equals(wanted)).toList();
        }
    }

    private XmlBody() {}

    /** Fills {@code builder} from the body's root element; an empty body is an empty structure. */
    static void read(byte[] body, Shape shape, SdkPojo builder) {
        if (body.length > 0) {
            fill(parse(body), shape, builder);
        }
    }

    private static Element parse(byte[] body) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        var path = new ArrayDeque<Element>();
        path.push(new Element(""));
        try {
            var in = factory.createXMLStreamReader(new ByteArrayInputStream(body));
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        var element = new Element(in.getLocalName());
                        Objects.requireNonNull(path.peek()).children.add(element);
                        path.push(element);
                        if (path.size() > DEEPEST) {
                            throw new Malformed("The XML is nested too deeply");
                        }
                    }
                    case XMLStreamConstants.CHARACTERS ->
                            Objects.requireNonNull(path.peek()).text.append(in.getText());
                    case XMLStreamConstants.END_ELEMENT -> path.pop();
                    default -> {
                        // Comments and the like mean nothing.
                    }
                }
            }
        } catch (XMLStreamException malformed) {
            throw new Malformed("The XML you provided was not well-formed");
        }
        return path.pop().children.getFirst();
    }

    private static void fill(Element element, Shape shape, SdkPojo builder) {
        for (var field : shape.body) {
            var found = element.named(field.name);
            if (!found.isEmpty()) {
                field.set(builder, value(field, found));
            }
        }
    }

    private static Object value(Field field, List<Element> found) {
        var first = found.getFirst();
        return switch (field.type) {
            case SDK_POJO -> structure(field, first);
            case LIST -> {
                var elements = field.flattened ? found : first.children;
                yield elements.stream().map(e -> value(field.element(), List.of(e))).toList();
            }
            case MAP -> {
                var values = new LinkedHashMap<String, Object>();
                for (var entry : field.flattened ? found : first.children) {
                    var key = entry.named(field.keyName).getFirst().text.toString();
                    values.put(key, value(field.element(), entry.named(field.memberName)));
                }
                yield values;
            }
            default -> Scalars.read(field, first.text.toString(), Format.ISO_8601);
        };
    }

    private static SdkPojo structure(Field field, Element element) {
        var builder = field.newBuilder();
        fill(element, field.shape(), builder);
        return Field.build(builder);
    }
}
