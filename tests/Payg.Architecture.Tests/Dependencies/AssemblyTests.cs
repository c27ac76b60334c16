using System.Reflection;
using NetArchTest.Rules;
using Xunit;

namespace Payg.Architecture.Tests.Dependencies;

/// <summary>The house's rules as the compiled code keeps them, whatever the project files say.</summary>
public sealed class AssemblyTests
{
    private const string Service = "Payg.Service";

    private static readonly string[] Slices =
        ["Accounts", "Keys", "Meters", "Prices", "Usage", "Admin", "SampleApis", "Portal"];

    private static readonly string[] Databases =
        ["Npgsql", "Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore.Sqlite", "SQLitePCL"];

    public static TheoryData<string> SliceNames => [.. Slices];

    [Fact]
    public void Core_Compiled_ReferencesTheRuntimeAlone() =>
        Breaches.AssertNone(Assembly.Load("Payg.Core").GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Payg.Metering", "Payg.Storage Payg.Service")]
    [InlineData("Payg.Storage", "Payg.Metering Payg.Service")]
    public void Assembly_BesideAnother_DoesNotReferenceIt(string assembly, string others) =>
        Breaches.AssertNone(Assembly.Load(assembly).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Intersect(others.Split(' '), StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(SliceNames))]
    public void Slice_OfTheService_KnowsNoOtherSlice(string slice) =>
        Breaches.AssertNone(TypesThatUse(
            Assembly.Load(Service),
            $"{Service}.{slice}",
            [.. Slices.Except([slice], StringComparer.Ordinal).Select(other => $"{Service}.{other}")]));

    [Fact]
    public void Slices_OfTheService_AreThere() =>
        Assert.Contains(Assembly.Load(Service).GetTypes(), type => IsInASlice(type.Namespace ?? ""));

    [Theory]
    [InlineData("Payg.Core")]
    [InlineData("Payg.Metering")]
    [InlineData("Payg.Service")]
    public void Assembly_OtherThanStorage_KnowsNoDatabase(string assembly) =>
        Breaches.AssertNone(TypesThatUse(Assembly.Load(assembly), assembly, Databases));

    [Fact]
    public void TypesThatUse_Storage_FindsBothDatabases()
    {
        var storage = Assembly.Load("Payg.Storage");

        Assert.All(Databases[..2], database => Assert.NotEmpty(TypesThatUse(storage, "Payg.Storage", [database])));
    }

    [Fact]
    public void TypesThatUse_ANeighbour_FindsItInsideAMethodToo() =>
        Assert.Equal(
            [typeof(Samples.Left.Breaching).FullName!],
            TypesThatUse(typeof(AssemblyTests).Assembly, "Payg.Architecture.Tests.Dependencies.Samples.Left",
                ["Payg.Architecture.Tests.Dependencies.Samples.Right"]));

    private static IReadOnlyList<string> TypesThatUse(Assembly assembly, string within, string[] used) =>
    [
        .. Types.InAssembly(assembly)
            .That().ResideInNamespaceStartingWith(within)
            .ShouldNot().HaveDependencyOnAny(used)
            .GetResult().FailingTypeNames ?? [],
    ];

    private static bool IsInASlice(string name) =>
        Slices.Any(slice => string.Equals(name, $"{Service}.{slice}", StringComparison.Ordinal));
}
