using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;
using Payg.Metering.Authenticate;
using Payg.Metering.Journal;

namespace Payg.Metering.Measure;

/// <summary>Begins calls, and sees to it that each is settled before its response starts and ended after it.</summary>
internal sealed class MeteredCalls
{
    private readonly ObjectPool<MeteredCall> _pool;
    private readonly Func<object, Task> _settle;
    private readonly Func<object, Task> _end;

    public MeteredCalls(UsageJournal journal, TimeProvider clock, ILogger<MeteredCalls> logger)
    {
        _pool = new DefaultObjectPool<MeteredCall>(new Policy(journal, clock, logger), maximumRetained: 4096);
        _settle = static call => ((MeteredCall)call).SettleAsync().AsTask();
        _end = call =>
        {
            ((MeteredCall)call).End();
            _pool.Return((MeteredCall)call);
            return Task.CompletedTask;
        };
    }

    /// <summary>Begins a call for which the journal has reserved room.</summary>
    public void Begin(HttpContext context, MeteredAttribute metered, BoundMeter meter, Caller caller)
    {
        var call = _pool.Get();
        call.Begin(context, metered, meter, caller);
        context.Features.Set<IMeteringFeature>(call);
        context.Features.Set<IHttpAuthenticationFeature>(call);
        context.Response.OnStarting(_settle, call);
        context.Response.OnCompleted(_end, call);
    }

    private sealed class Policy(UsageJournal journal, TimeProvider clock, ILogger logger)
        : PooledObjectPolicy<MeteredCall>
    {
        public override MeteredCall Create() => new(journal, clock, logger);

        public override bool Return(MeteredCall obj) => true;
    }
}
