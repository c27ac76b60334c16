using System.Reflection;
using Xunit;

namespace Payg.Architecture.Tests.Dependencies;

/// <summary>Inside a project, namespaces point one way.</summary>
public sealed class CycleTests
{
    [Theory]
    [InlineData("Payg.Billing")]
    [InlineData("Payg.Core")]
    [InlineData("Payg.Http")]
    [InlineData("Payg.Journal")]
    [InlineData("Payg.Metering")]
    [InlineData("Payg.Service")]
    [InlineData("Payg.Storage")]
    public void Namespaces_OfAProject_FormNoCycle(string project)
    {
        var graph = NamespaceGraph.Read(Assembly.Load(project).Location, project);

        Breaches.AssertNone(graph.Cycles().Select(group => $"{group}\n{string.Join('\n', graph.UsesWithin(group))}"));
    }

    [Fact]
    public void Cycles_OfNamespacesThatUseEachOther_AreFound()
    {
        const string Samples = "Payg.Architecture.Tests.Dependencies.Samples";

        var graph = NamespaceGraph.Read(typeof(CycleTests).Assembly.Location, Samples);

        var group = Assert.Single(graph.Cycles());
        Assert.Equal($"{Samples}.Ring.First, {Samples}.Ring.Second", group);
        Assert.Equal(2, graph.UsesWithin(group).Count());
    }
}
