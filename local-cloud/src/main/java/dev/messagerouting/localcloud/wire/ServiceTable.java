package dev.messagerouting.localcloud.wire;

import dev.messagerouting.localcloud.kernel.Faults;
import dev.messagerouting.localcloud.kernel.HttpHandler.Request;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which service a request means, and in which protocol. */
final class ServiceTable {

    /** The service is null if there is none; then {@code refusal} says why. */
    record Choice(
            @Nullable Endpoint endpoint, Dialect dialect, @Nullable AwsServiceException refusal) {}

    private static final String CBOR = "application/x-amz-cbor-1.1";
    private static final Dialect ANY_JSON =
            new JsonDialect(Tokens.JSON, "application/x-amz-json-1.1");
    private static final Dialect ANY_CBOR = new JsonDialect(Tokens.AWS_CBOR, CBOR);
    private static final Dialect ANY_RPC = new JsonDialect(Tokens.RPC_CBOR, "application/cbor");
    private static final Dialect ANY_QUERY = new QueryDialect(new Protocol.Query("", ""));
    private static final Dialect ANY_REST = new RestJsonDialect(new Protocol.RestJson(Map.of()));

    private record Entry(Endpoint endpoint, Protocol protocol, Dialect dialect) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byTarget = new HashMap<>();
    private final Map<String, Entry> byRpc = new HashMap<>();
    private final Map<String, Entry> byRestName = new HashMap<>();

    ServiceTable(List<WireService> services) {
        for (var service : services) {
            var endpoint = new Endpoint(service);
            for (var protocol : service.protocols()) {
                add(new Entry(endpoint, protocol, dialect(protocol)));
            }
        }
    }

    private void add(Entry entry) {
        entries.add(entry);
        var clash =
                switch (entry.protocol) {
                    case Protocol.AwsJson json -> byTarget.put(json.target(), entry);
                    case Protocol.RpcV2 rpc -> byRpc.put(rpc.service(), entry);
                    case Protocol.RestJson _, Protocol.RestXml _ ->
                            byRestName.put(entry.endpoint.service().signingName(), entry);
                    case Protocol.Query _, Protocol.Ec2Query _ -> null;
                };
        if (clash != null) {
            throw new IllegalArgumentException(
                    entry.endpoint.service().name()
                            + " and "
                            + clash.endpoint.service().name()
                            + " cannot be told apart on the wire");
        }
    }

    private static Dialect dialect(Protocol protocol) {
        return switch (protocol) {
            case Protocol.AwsJson json ->
                    new JsonDialect(Tokens.JSON, "application/x-amz-json-" + json.version());
            case Protocol.RpcV2 rpc ->
                    new JsonDialect(Tokens.RPC_CBOR, "application/cbor", rpc.faults());
            case Protocol.Query query -> new QueryDialect(query);
            case Protocol.Ec2Query query -> new QueryDialect(query);
            case Protocol.RestJson json -> new RestJsonDialect(json);
            case Protocol.RestXml xml -> new RestXmlDialect(xml);
        };
    }

    /** What a request whose query string or form cannot be read is answered with. */
    static Choice malformed(Malformed malformed) {
        var message = malformed.getMessage();
        return new Choice(
                null,
                ANY_QUERY,
                Endpoint.fault("MalformedQueryString", 400, message == null ? "" : message));
    }

    Choice choose(Request request, Signature signature) {
        if (request.headers().has("X-Amz-Target")) {
            return byTarget(request);
        }
        if (Requests.isRpc(request)) {
            var rpc = byRpc.get(Requests.target(request));
            return choice(rpc, rpc == null ? ANY_RPC : rpc.dialect, Requests.target(request));
        }
        var rest = byRestName.get(signature.service());
        if (rest != null) {
            return choice(rest, rest.dialect, "");
        }
        if (Requests.isForm(request) || request.query().contains("Action=")) {
            return byVersion(request, signature);
        }
        return new Choice(null, ANY_REST, unsignedOrUnknown(signature));
    }

    private Choice byTarget(Request request) {
        var entry = byTarget.get(Requests.target(request));
        var cbor = request.headers().first("Content-Type", "").startsWith(CBOR);
        var dialect = cbor ? ANY_CBOR : entry == null ? ANY_JSON : entry.dialect;
        return choice(entry, dialect, Requests.target(request));
    }

    private Choice byVersion(Request request, Signature signature) {
        var version = Requests.first(Requests.form(request), "Version");
        var name = signature.service();
        var entry =
                first(
                        e ->
                                isQuery(e)
                                        && e.endpoint.service().signingName().equals(name)
                                        && version(e).equals(version));
        if (entry == null) {
            entry = first(e -> isQuery(e) && e.endpoint.service().signingName().equals(name));
        }
        if (entry == null && name.isEmpty()) {
            entry = first(e -> isQuery(e) && version(e).equals(version));
        }
        return choice(
                entry,
                entry == null ? ANY_QUERY : entry.dialect,
                name.isEmpty() ? "API version \"" + version + "\"" : name);
    }

    private @Nullable Entry first(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).findFirst().orElse(null);
    }

    private static boolean isQuery(Entry entry) {
        return entry.protocol instanceof Protocol.Query
                || entry.protocol instanceof Protocol.Ec2Query;
    }

    private static String version(Entry entry) {
        return switch (entry.protocol) {
            case Protocol.Query query -> query.version();
            case Protocol.Ec2Query query -> query.version();
            case Protocol.AwsJson _, Protocol.RpcV2 _, Protocol.RestJson _, Protocol.RestXml _ ->
                    "";
        };
    }

    private static Choice choice(@Nullable Entry entry, Dialect dialect, String asked) {
        return entry == null
                ? new Choice(null, dialect, Faults.notImplemented("the service", asked))
                : new Choice(entry.endpoint, dialect, null);
    }

    private static AwsServiceException unsignedOrUnknown(Signature signature) {
        return signature.service().isEmpty()
                ? Endpoint.fault(
                        "MissingAuthenticationToken",
                        403,
                        "The request is not signed, so it does not say which AWS service it"
                                + " means. Use an AWS client with any credentials.")
                : Faults.notImplemented("the service", signature.service());
    }
}
