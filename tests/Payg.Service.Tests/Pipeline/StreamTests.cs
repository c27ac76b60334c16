using System.Net;
using System.Net.WebSockets;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering;
using Xunit;

namespace Payg.Service.Tests.Pipeline;

/// <summary>Calls that do not end with a status line: gRPC and WebSockets.</summary>
public sealed class StreamTests
{
    [Theory]
    [InlineData("world", 1)]
    [InlineData("fail", 0)]
    public async Task GrpcCall_IsChargedByItsTrailer(string request, int charged)
    {
        await using var api = await StartAsync();
        using var channel = GrpcChannel.ForAddress(api.Http2Address);
        var headers = new CallOptions(new Metadata { { "X-User", "ann" } });

        using var call = channel.CreateCallInvoker().AsyncUnaryCall(Greeter.Say, null, headers, request);
        var status = await StatusOfAsync(async () => await call);

        Assert.Equal(charged == 1 ? StatusCode.OK : StatusCode.InvalidArgument, status);
        Assert.Equal(charged == 1 ? ["ann grpc 1"] : [], await api.ChargedAsync());
    }

    [Theory]
    [InlineData("world", 1)]
    [InlineData("fail", 0)]
    public async Task GrpcStream_IsChargedByItsTrailerAfterItsMessages(string request, int charged)
    {
        await using var api = await StartAsync();
        using var channel = GrpcChannel.ForAddress(api.Http2Address);
        var headers = new CallOptions(new Metadata { { "X-User", "ann" } });

        using var call = channel.CreateCallInvoker()
            .AsyncServerStreamingCall(Greeter.SayAll, null, headers, request);
        var messages = 0;
        var status = await StatusOfAsync(async () =>
        {
            while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
                messages++;
        });

        Assert.Equal(2, messages);
        Assert.Equal(charged == 1 ? StatusCode.OK : StatusCode.InvalidArgument, status);
        Assert.Equal(charged == 1 ? ["ann grpc 1"] : [], await api.ChargedAsync());
    }

    [Fact]
    public async Task GrpcCall_OfNobody_IsRefused()
    {
        await using var api = await StartAsync();
        using var channel = GrpcChannel.ForAddress(api.Http2Address);

        using var call = channel.CreateCallInvoker().AsyncUnaryCall(Greeter.Say, null, new CallOptions(), "world");

        Assert.Equal(StatusCode.Unauthenticated, await StatusOfAsync(async () => await call));
        Assert.Empty(await api.ChargedAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task WebSocket_Accepted_IsChargedOnceOverEachProtocol(int version)
    {
        await using var api = await StartAsync();

        using (var socket = await ConnectAsync(api, version, "/ws", "ann"))
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

        Assert.Equal(["ann ws 1"], await api.ChargedAsync());
    }

    [Theory]
    [InlineData(1, "/ws", null, HttpStatusCode.Unauthorized)]
    [InlineData(2, "/ws", null, HttpStatusCode.Unauthorized)]
    [InlineData(1, "/no-ws", "ann", HttpStatusCode.BadRequest)]
    [InlineData(2, "/no-ws", "ann", HttpStatusCode.BadRequest)]
    public async Task WebSocket_Refused_IsNotCharged(int version, string path, string? user, HttpStatusCode status)
    {
        await using var api = await StartAsync();

        var failure = await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(api, version, path, user));

        Assert.Contains($"'{(int)status}'", failure.Message, StringComparison.Ordinal);
        Assert.Empty(await api.ChargedAsync());
    }

    /// <summary>Opens a WebSocket over HTTP/1.1 or HTTP/2.</summary>
    internal static async Task<ClientWebSocket> ConnectAsync(HostedApi api, int version, string path, string? user)
    {
        var address = new UriBuilder(version == 2 ? api.Http2Address : api.Address) { Scheme = "ws", Path = path };
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.HttpVersion = version == 2 ? HttpVersion.Version20 : HttpVersion.Version11;
            socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
            if (user is not null)
                socket.Options.SetRequestHeader("X-User", user);
            using var invoker = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
            await socket.ConnectAsync(address.Uri, invoker, TestContext.Current.CancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Task<HostedApi> StartAsync() => HostedApi.StartAsync(
        app =>
        {
            app.UseRouting();
            app.UseAuthentication();
            app.UsePayg();
            app.UseWebSockets();
            app.MapGrpcService<PaidGreeter>().Metered("grpc");
            app.Map("/ws", EchoAsync).Metered("ws");
            app.Map("/no-ws", () => Results.BadRequest()).Metered("ws");
        },
        builder => builder.Services.AddGrpc());

    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[256];
        while (!(await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted)).MessageType
            .Equals(WebSocketMessageType.Close))
        {
            // Whatever is said is heard.
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }

    private static async Task<StatusCode> StatusOfAsync(Func<Task> call)
    {
        try
        {
            await call();
            return StatusCode.OK;
        }
        catch (RpcException failure)
        {
            return failure.StatusCode;
        }
    }
}
