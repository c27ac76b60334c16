using System.Net;
using System.Net.WebSockets;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Pipeline;

/// <summary>Calls that do not end with a status line: gRPC and WebSockets.</summary>
public abstract class StreamTests(StreamTests.StreamApi service)
{
    private readonly string _user = $"user-{Guid.CreateVersion7():N}";

    public sealed class OnSqlite(SqliteApi service) : StreamTests(service), IClassFixture<SqliteApi>;

    public sealed class OnPostgres(PostgresApi service) : StreamTests(service), IClassFixture<PostgresApi>;

    private HostedApi Api => service.Api;

    [Theory]
    [InlineData("world", 1)]
    [InlineData("fail", 0)]
    public async Task GrpcCall_IsChargedByItsTrailer(string request, int charged)
    {
        using var channel = GrpcChannel.ForAddress(Api.Http2Address);
        var headers = new CallOptions(new Metadata { { "X-User", _user } });

        using var call = channel.CreateCallInvoker().AsyncUnaryCall(Greeter.Say, null, headers, request);
        var status = await StatusOfAsync(async () => await call);

        Assert.Equal(charged == 1 ? StatusCode.OK : StatusCode.InvalidArgument, status);
        Assert.Equal(charged == 1 ? ["grpc 1"] : [], await Api.ChargedAsync(_user));
    }

    [Theory]
    [InlineData("world", 1)]
    [InlineData("fail", 0)]
    public async Task GrpcStream_IsChargedByItsTrailerAfterItsMessages(string request, int charged)
    {
        using var channel = GrpcChannel.ForAddress(Api.Http2Address);
        var headers = new CallOptions(new Metadata { { "X-User", _user } });

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
        Assert.Equal(charged == 1 ? ["grpc 1"] : [], await Api.ChargedAsync(_user));
    }

    [Fact]
    public async Task GrpcCall_OfNobody_IsRefused()
    {
        var before = await Api.ChargedAsync();
        using var channel = GrpcChannel.ForAddress(Api.Http2Address);

        using var call = channel.CreateCallInvoker().AsyncUnaryCall(Greeter.Say, null, new CallOptions(), "world");

        Assert.Equal(StatusCode.Unauthenticated, await StatusOfAsync(async () => await call));
        Assert.Equal(before, await Api.ChargedAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task WebSocket_Accepted_IsChargedOnceOverEachProtocol(int version)
    {
        using (var socket = await ConnectAsync(Api, version, "/ws", _user))
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

        Assert.Equal(["ws 1"], await Api.ChargedAsync(_user));
    }

    [Theory]
    [InlineData(1, "/ws", false, HttpStatusCode.Unauthorized)]
    [InlineData(2, "/ws", false, HttpStatusCode.Unauthorized)]
    [InlineData(1, "/no-ws", true, HttpStatusCode.BadRequest)]
    [InlineData(2, "/no-ws", true, HttpStatusCode.BadRequest)]
    public async Task WebSocket_Refused_IsNotCharged(int version, string path, bool isUser, HttpStatusCode status)
    {
        var before = await Api.ChargedAsync();

        var failure = await Assert.ThrowsAsync<WebSocketException>(
            () => ConnectAsync(Api, version, path, isUser ? _user : null));

        Assert.Contains($"'{(int)status}'", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Api.ChargedAsync());
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

    public abstract class StreamApi(Func<Task<TestDatabase>> newDatabase) : SharedApi(newDatabase)
    {
        protected override void Use(WebApplication app)
        {
            app.UseRouting();
            app.UseAuthentication();
            app.UsePayg();
            app.UseWebSockets();
            app.MapGrpcService<PaidGreeter>().Metered("grpc");
            app.Map("/ws", EchoAsync).Metered("ws");
            app.Map("/no-ws", () => Results.BadRequest()).Metered("ws");
        }

        protected override void Add(WebApplicationBuilder builder) => builder.Services.AddGrpc();
    }

    public sealed class SqliteApi() : StreamApi(NewSqlite);

    public sealed class PostgresApi() : StreamApi(MigratedDatabases.NewPostgresAsync);
}
