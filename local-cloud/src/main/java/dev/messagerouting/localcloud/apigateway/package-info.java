/**
 * API Gateway's REST APIs: what is configured, what is deployed, and the door that serves deployed
 * stages. It calls Lambda through the SDK's interface and other services through {@link
 * dev.messagerouting.localcloud.apigateway.ServiceAction}.
 */
@NullMarked
package dev.messagerouting.localcloud.apigateway;

import org.jspecify.annotations.NullMarked;
