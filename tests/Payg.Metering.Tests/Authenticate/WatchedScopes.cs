using Microsoft.Extensions.DependencyInjection;

namespace Payg.Metering.Tests.Authenticate;

/// <summary>Scopes that say when they were used: one for each query.</summary>
internal sealed class WatchedScopes(IServiceScopeFactory real) : IServiceScopeFactory
{
    public int Made { get; private set; }

    public Action? AfterUse { get; set; }

    public IServiceScope CreateScope()
    {
        Made++;
        return new Scope(real.CreateScope(), this);
    }

    private sealed class Scope(IServiceScope real, WatchedScopes owner) : IServiceScope
    {
        public IServiceProvider ServiceProvider => real.ServiceProvider;

        public void Dispose()
        {
            real.Dispose();
            owner.AfterUse?.Invoke();
        }
    }
}
