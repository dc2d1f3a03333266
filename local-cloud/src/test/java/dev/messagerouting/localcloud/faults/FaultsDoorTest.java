package dev.messagerouting.localcloud.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.messagerouting.localcloud.LocalCloud;
import dev.messagerouting.localcloud.TestServices;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

class FaultsDoorTest {

    private final LocalCloud cloud =
            LocalCloud.builder().fault(FaultRule.parse("s3:*:throttle:0.5:1h:seed=3")).start();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        cloud.close();
    }

    private HttpResponse<String> call(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(cloud.endpoint().resolve(path))
                        .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void listsAddsAndClears() throws Exception {
        assertThat(call("GET", "/_faults", "").body())
                .contains("\"fault\":\"s3:*:throttle:0.5:3600s:seed=3\"");
        var added = call("POST", "/_faults", "sts:*:fail:1:1h\n\niam:*:fail:1:1h\n");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).contains("s3:*", "sts:*:fail:1.0:3600s:seed=0", "iam:*");
        try (var sts = (StsClient) TestServices.STS.client(cloud.endpoint())) {
            assertThatThrownBy(sts::getCallerIdentity).isInstanceOf(StsException.class);
            assertThatThrownBy(() -> cloud.sts().getCallerIdentity())
                    .isInstanceOf(StsException.class);
            assertThat(call("GET", "/_faults", "").body()).contains("\"calls\":2,\"struck\":2");
            assertThat(call("DELETE", "/_faults", "").body()).isEqualTo("[]");
            assertThat(sts.getCallerIdentity().account()).isNotEmpty();
        }
    }

    @Test
    void refusesWhatItCannotRead() throws Exception {
        var wrong = call("POST", "/_faults", "sts:*:fail:1:1h\nsts:*:fail:1:soon");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("The duration is \\\"soon\\\"");
        assertThat(call("POST", "/_faults", " ").statusCode()).isEqualTo(400);
        assertThat(call("PUT", "/_faults", "").statusCode()).isEqualTo(405);
        assertThat(call("GET", "/_faultsandmore", "").statusCode()).isEqualTo(404);
        assertThat(call("DELETE", "/_faults", "", "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(cloud.faults().list()).hasSize(1);
    }
}
