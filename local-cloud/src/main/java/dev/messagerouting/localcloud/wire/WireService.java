package dev.messagerouting.localcloud.wire;

import software.amazon.awssdk.core.SdkClient;

import java.util.List;

/**
 * One service as the door is told of it.
 *
 * @param name what people call it, for messages and the journal
 * @param signingName what clients put into the credential scope of a signature
 * @param api the SDK's client interface
 * @param service the object that implements it
 * @param maxBody how many bytes a request's body may have
 */
public record WireService(
        String name,
        String signingName,
        Class<? extends SdkClient> api,
        SdkClient service,
        List<Protocol> protocols,
        int maxBody) {

    private static final int SIXTEEN_MIB = 16 << 20;

    public WireService {
        if (!api.isInstance(service)) {
            throw new IllegalArgumentException(
                    service.getClass().getName() + " does not implement " + api.getName());
        }
        protocols = List.copyOf(protocols);
    }

    /** With bodies of up to 16 MiB. */
    public WireService(
            String name,
            String signingName,
            Class<? extends SdkClient> api,
            SdkClient service,
            Protocol... protocols) {
        this(name, signingName, api, service, List.of(protocols), SIXTEEN_MIB);
    }

    public WireService withMaxBody(int bytes) {
        return new WireService(name, signingName, api, service, protocols, bytes);
    }
}
