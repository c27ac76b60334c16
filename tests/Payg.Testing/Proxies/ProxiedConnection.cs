using System.Net.Sockets;

namespace Payg.Testing.Proxies;

/// <summary>One client's connection through a <see cref="TcpProxy"/>: two pumps that run until one side ends.</summary>
internal sealed class ProxiedConnection(TcpProxy proxy, Socket client, Socket server)
{
    private const int BufferBytes = 64 * 1024;

    private readonly FrontendReader _frontend = new();
    private readonly PostgresFrames _backend = new();
    private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile CutPlan? _plan;

    /// <summary>Carries bytes both ways until both sides have ended, one has failed, or it is cut.</summary>
    public async Task RunAsync()
    {
        Task<bool>[] pumps = [PumpAsync(client, server, BeforeServer), PumpAsync(server, client, BeforeClient)];
        await foreach (var pump in Task.WhenEach(pumps))
        {
            if (!await pump)
                Cut();
        }

        Cut();
        _plan?.Complete();
    }

    /// <summary>Ends it with a reset on both sides: neither takes it for an orderly end. May be repeated.</summary>
    public void Cut()
    {
        if (!_cut.TrySetResult())
            return;

        foreach (var side in new[] { client, server })
        {
            side.LingerState = new LingerOption(enable: true, seconds: 0);
            side.Dispose();
        }
    }

    private Passage BeforeServer(ReadOnlyMemory<byte> bytes)
    {
        if (!proxy.ReadsPostgres)
            return Passage.Forward;

        foreach (var sql in _frontend.Read(bytes))
        {
            if (proxy.TakeCutAt(sql) is not { } plan)
                continue;

            // The answer is withheld from here on; it must not overtake this line, so the bytes go on after it.
            _plan = plan;
            if (plan.Fate == StatementFate.Lost)
                return Passage.End;
        }

        return Passage.Forward;
    }

    private Passage BeforeClient(ReadOnlyMemory<byte> bytes)
    {
        // ReadyForQuery comes when the statement is carried out and its transaction has ended.
        var isReady = _frontend.IsOpen && _backend.Read(bytes).Any(frame => frame.Type == 'Z');
        return _plan is null ? Passage.Forward : isReady ? Passage.End : Passage.Drop;
    }

    /// <summary>True when its source ended in good order, which is passed on; false when both must be cut.</summary>
    private async Task<bool> PumpAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, Passage> inspect)
    {
        var buffer = new byte[BufferBytes];
        try
        {
            await using var source = new NetworkStream(from, ownsSocket: false);
            await using var target = new NetworkStream(to, ownsSocket: false);
            while (await source.ReadAsync(buffer) is > 0 and var read)
            {
                if (proxy.Delay > TimeSpan.Zero)
                    await Task.WhenAny(Task.Delay(proxy.Delay), _cut.Task);

                var passage = inspect(buffer.AsMemory(0, read));
                if (passage == Passage.End)
                    return false;
                if (passage == Passage.Forward)
                    await target.WriteAsync(buffer.AsMemory(0, read));
            }

            to.Shutdown(SocketShutdown.Send);
            return true;
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException
            or InvalidDataException)
        {
            return false;
        }
    }

    private enum Passage
    {
        Forward,
        Drop,
        End,
    }
}
