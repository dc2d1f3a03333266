package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.kinds.Kinds;
import dev.messagerouting.localcloud.cloudformation.schema.Schemas;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Threads;

import software.amazon.awssdk.services.s3.S3Client;

/** The parts of this room, put together once. */
public record StackRoom(
        StackCommands commands,
        StackQueries queries,
        TemplateQueries templates,
        ChangeSets changeSets,
        StackSettings settings) {

    /**
     * @param s3 where templates given by URL are read
     */
    public static StackRoom open(
            CloudTime time, Threads threads, Kinds kinds, S3Client s3, Surroundings surroundings) {
        var schemas = new Schemas(kinds.types());
        var tools = new Tools(new StackStore(), kinds, schemas, threads, time, surroundings);
        var engine = new Engine(tools);
        var source = new TemplateSource(s3, schemas);
        var commands = new StackCommands(tools, engine, source);
        var changeSets = new ChangeSets(tools, engine, commands, source);
        return new StackRoom(
                commands,
                new StackQueries(tools),
                new TemplateQueries(tools, source, changeSets),
                changeSets,
                new StackSettings(tools, engine));
    }
}
