using Grpc.Core;

namespace Payg.Service.Tests.Pipeline;

/// <summary>A gRPC service, as its generator would write it, whose messages are text.</summary>
public static class Greeter
{
    private const string Service = "test.Greeter";

    /// <summary>One request, one answer.</summary>
    public static readonly Method<string, string> Say = new(
        MethodType.Unary, Service, nameof(Say), Marshallers.StringMarshaller, Marshallers.StringMarshaller);

    /// <summary>One request, several answers.</summary>
    public static readonly Method<string, string> SayAll = new(
        MethodType.ServerStreaming, Service, nameof(SayAll), Marshallers.StringMarshaller,
        Marshallers.StringMarshaller);

    /// <summary>Tells ASP.NET Core which methods there are.</summary>
    public static void Bind(ServiceBinderBase binder, GreeterService? service)
    {
        binder.AddMethod(Say, service is null ? null : new UnaryServerMethod<string, string>(service.Say));
        binder.AddMethod(
            SayAll, service is null ? null : new ServerStreamingServerMethod<string, string>(service.SayAll));
    }
}

/// <summary>Greets; fails where it is told to.</summary>
[BindServiceMethod(typeof(Greeter), nameof(Greeter.Bind))]
public abstract class GreeterService
{
    public virtual Task<string> Say(string request, ServerCallContext context) =>
        request is "fail" ? throw Failure() : Task.FromResult("hello " + request);

    public virtual async Task SayAll(string request, IServerStreamWriter<string> answers, ServerCallContext context)
    {
        await answers.WriteAsync("hello " + request);
        await answers.WriteAsync("hello again " + request);
        if (request is "fail")
            throw Failure();
    }

    private static RpcException Failure() => new(new Status(StatusCode.InvalidArgument, "as told"));
}

/// <summary>The service that is mapped.</summary>
public sealed class PaidGreeter : GreeterService;
