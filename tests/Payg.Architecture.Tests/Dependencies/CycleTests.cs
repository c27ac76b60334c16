using System.Reflection;
using Xunit;

namespace Payg.Architecture.Tests.Dependencies;

/// <summary>Inside a project, namespaces point one way.</summary>
public sealed class CycleTests
{
    [Theory]
    [InlineData("Payg.Billing")]
    [InlineData("Payg.Http")]
    [InlineData("Payg.Journal")]
    [InlineData("Payg.Metering")]
    public void Namespaces_OfAProject_FormNoCycle(string project) =>
        Breaches.AssertNone(NamespaceGraph.Read(Assembly.Load(project).Location, project).Cycles());

    [Fact]
    public void Cycles_OfNamespacesThatUseEachOther_AreFound()
    {
        const string Samples = "Payg.Architecture.Tests.Dependencies.Samples";

        Assert.Equal(
            [$"{Samples}.Ring.First, {Samples}.Ring.Second"],
            NamespaceGraph.Read(typeof(CycleTests).Assembly.Location, Samples).Cycles());
    }
}
