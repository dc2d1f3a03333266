package dev.messagerouting.localcloud.cloudformation.kinds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The resource kinds by type; refuses two of a type, and types it does not have. */
public final class Kinds {

    private final Map<String, ResourceKind> byType = new TreeMap<>();

    public Kinds(Collection<? extends ResourceKind> kinds) {
        for (var kind : kinds) {
            if (byType.put(kind.type(), kind) != null) {
                throw new IllegalArgumentException("Two kinds of " + kind.type());
            }
        }
    }

    /** All kinds that the local cloud has. */
    public static Kinds all(Services services) {
        var all = new ArrayList<ResourceKind>();
        all.addAll(new StorageKinds(services.s3(), services.ecr()).all());
        all.addAll(new IdentityKinds(services.iam()).all());
        all.addAll(new DataKinds(services.logs(), services.kinesis()).all());
        all.addAll(new LambdaKinds(services.lambda()).all());
        all.add(new StateMachineKind(services.stepFunctions(), services.s3()).kind());
        all.addAll(new ApiKinds(services.apiGateway()).all());
        all.add(new MethodKind(services.apiGateway()).kind());
        all.addAll(new StageKinds(services.apiGateway()).all());
        all.addAll(new NetworkKinds(services.ec2()).all());
        all.addAll(new SecurityKinds(services.ec2()).all());
        all.addAll(new ContainerKinds(services.ecs()).all());
        all.addAll(new BalancerKinds(services.loadBalancing()).all());
        all.addAll(new WatchKinds(services.events(), services.metrics()).all());
        return new Kinds(all);
    }

    public ResourceKind of(String type) {
        var kind = byType.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("No kind of " + type);
        }
        return kind;
    }

    public Set<String> types() {
        return byType.keySet();
    }
}
